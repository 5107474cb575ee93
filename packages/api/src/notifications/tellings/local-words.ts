import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/** The zone of whoever is told. */
export async function zoneOf(ctx: Context): Promise<string> {
  const [person] = await rows<{ timeZone: string }>(
    ctx,
    'select time_zone as "timeZone" from person where id = $1',
    [ctx.viewer.personId],
  );
  return person?.timeZone ?? 'UTC';
}

/** "Friday, 20 March 2026 at 14:00". */
export const momentIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);

const hourIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(at);

const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeZone }).format(at);

const span = (from: Date, until: Date, zone: string): string =>
  `${momentIn(from, zone)}–${dayIn(from, zone) === dayIn(until, zone) ? hourIn(until, zone) : momentIn(until, zone)}`;

/**
 * When something is held, as a clock beside its reader shows; and, when another shows there where it is planned, that too.
 */
export function whenLines(
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
  reader: string,
): string[] {
  const own = span(startsAt, endsAt, reader);
  const there = span(startsAt, endsAt, timeZone);
  return [
    say('notifications.event.when', { time: own, zone: reader }),
    ...(own === there
      ? []
      : [say('notifications.event.whenThere', { time: there, zone: timeZone })]),
  ];
}
