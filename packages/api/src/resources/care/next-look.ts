import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../kernel/context';
import { InvalidError } from '../../kernel/errors';

/** Beyond that nobody is still there to remember why; a year that was mistyped lies beyond too. */
const YEARS_AHEAD = 5;

/**
 * The day of the next look: tomorrow at the earliest.
 * @throws InvalidError when there is no such day, it is over, or it is further away than anybody plans
 */
export function nextLook(ctx: Context, day: string | null | undefined): string | null {
  if (!day) return null;
  const path = 'reviewOn';
  const asked = plainDay(day);
  if (!asked) throw new InvalidError({ path, rule: 'matches' });
  const now = Temporal.PlainDate.from(today(ctx));
  if (Temporal.PlainDate.compare(asked, now) <= 0)
    throw new InvalidError({ path, rule: 'inFuture' });
  if (Temporal.PlainDate.compare(asked, now.add({ years: YEARS_AHEAD })) > 0) {
    throw new InvalidError({ path, rule: 'tooFarAhead' });
  }
  return day;
}

function plainDay(day: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A community has no time zone; a review is a matter of weeks. */
export const today = (ctx: Context): string => ctx.clock.now().toISOString().slice(0, 10);
