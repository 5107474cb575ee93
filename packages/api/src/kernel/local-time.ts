import { IsTimeZone, Matches } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { Field, InputType } from 'type-graphql';
import { InvalidError } from './errors';

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** Nobody plans further ahead, and what is typed by mistake often is. */
const YEARS_AHEAD = 5;

@InputType({ description: 'A planned time: what a clock shows, and where it hangs.' })
export class LocalTimeInput {
  @Field(() => String, { description: 'For example 2026-03-29T09:00.' })
  @Matches(LOCAL)
  on!: string;

  @Field(() => String, { description: 'An IANA time zone, for example Europe/Lisbon.' })
  @IsTimeZone()
  timeZone!: string;
}

/** A planned time with the instant that follows from it. */
export interface PlannedTime {
  on: string;
  timeZone: string;
  at: Date;
}

/**
 * The instant at which a clock in that zone shows that time. In the hour that a change of clocks leaves out, as much
 * later as it is long; in one that comes twice, the first.
 * @throws RangeError when there is no such day, hour or zone
 */
export function instantOf({ on, timeZone }: LocalTimeInput): Date {
  const local = Temporal.PlainDateTime.from(on, { overflow: 'reject' });
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

/**
 * A time that somebody planned.
 * @throws InvalidError when it does not exist, is past, or lies further ahead than anybody plans
 */
export function plannedTime(input: LocalTimeInput, now: Date, path: string): PlannedTime {
  const at = instant(input, path);
  if (at <= now) throw new InvalidError({ path: `${path}.on`, rule: 'inFuture' });
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS_AHEAD);
  if (at > end) throw new InvalidError({ path: `${path}.on`, rule: 'tooFarAhead' });
  return { on: input.on, timeZone: input.timeZone, at };
}

function instant(input: LocalTimeInput, path: string): Date {
  try {
    return instantOf(input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError({ path: `${path}.on`, rule: 'matches' });
  }
}
