import type { IntlShape } from 'react-intl';
import { localTime } from '../../lib/local-time';

const DAY_MS = 24 * 60 * 60_000;

/** What is needed of an event to say when it is. */
export interface Timed {
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

/** "Lisbon" of "Europe/Lisbon". */
export const placeOf = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const dayOf = (at: string, zone: string | undefined): string =>
  localTime(new Date(at), zone).slice(0, 10);

/** Whole days from one instant to another, by the calendar of a zone; negative for the past. */
export function daysFrom(from: Date, at: string, zone: string | undefined): number {
  const day = (date: Date) => Date.parse(`${localTime(date, zone).slice(0, 10)}T00:00Z`);
  return Math.round((day(new Date(at)) - day(from)) / DAY_MS);
}

/** "in two days", "yesterday", by the calendar of the reader's zone. */
export function distance(intl: IntlShape, now: Date, at: string): string {
  const days = daysFrom(now, at, intl.timeZone);
  return intl.formatMessage(
    { id: 'events.distance' },
    { past: days < 0 ? 'yes' : 'no', days: Math.abs(days) },
  );
}

const hour = (intl: IntlShape, at: string, timeZone: string | undefined): string =>
  intl.formatTime(at, { hour: '2-digit', minute: '2-digit', ...(timeZone && { timeZone }) });

const shortDay = (intl: IntlShape, at: string, timeZone: string | undefined): string =>
  intl.formatDate(at, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(timeZone && { timeZone }),
  });

/** "14:00 to 15:15"; the day of its end as well when that is another: "22:00 to 01:00 on Sat 21 Nov". */
export function hours(intl: IntlShape, { startsAt, endsAt }: Timed, zone = intl.timeZone): string {
  const values = { from: hour(intl, startsAt, zone), to: hour(intl, endsAt, zone) };
  return dayOf(startsAt, zone) === dayOf(endsAt, zone)
    ? intl.formatMessage({ id: 'events.hours' }, values)
    : intl.formatMessage(
        { id: 'events.hours.over' },
        { ...values, day: shortDay(intl, endsAt, zone) },
      );
}

/** "Thu 20 Nov, 14:00"; the year too when it is not this one. */
export function dayAndHour(intl: IntlShape, at: string, now: Date, zone = intl.timeZone): string {
  const year = (date: string | Date) => intl.formatDate(date, { year: 'numeric', timeZone: zone });
  const other = year(at) !== year(now);
  return intl.formatDate(at, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    ...(other && { year: 'numeric' }),
    ...(zone && { timeZone: zone }),
  } as Parameters<IntlShape['formatDate']>[1]);
}

/** The same hours, or another day, where it is held; nothing when the clocks there show what the reader's do. */
export function hoursThere(intl: IntlShape, event: Timed): string | undefined {
  const { startsAt, endsAt, timeZone } = event;
  const same = [startsAt, endsAt].every(
    (at) => localTime(new Date(at), timeZone) === localTime(new Date(at), intl.timeZone),
  );
  if (same) return undefined;
  const words = hours(intl, event, timeZone);
  return dayOf(startsAt, timeZone) === dayOf(startsAt, intl.timeZone)
    ? words
    : intl.formatMessage(
        { id: 'events.hours.onDay' },
        { day: shortDay(intl, startsAt, timeZone), hours: words },
      );
}

export type Phase = 'before' | 'now' | 'after';

export function phaseOf({ startsAt, endsAt }: Timed, now: Date): Phase {
  if (new Date(startsAt) > now) return 'before';
  return new Date(endsAt) > now ? 'now' : 'after';
}

/** Minutes as people say them: "1 hour 15 minutes". */
export function lasting(intl: IntlShape, minutes: number): string {
  return intl.formatMessage(
    { id: 'events.lasting' },
    { hours: Math.floor(minutes / 60), minutes: minutes % 60 },
  );
}
