import { DAY, HOUR } from '../kernel/clock';
import { instantOf } from '../kernel/local-time';
import type { WorldSeries } from './world/sessions.types';

const WEEK = 7;
/** What lies closer to now is neither past nor to come in this world. */
const CLEAR = 2;
/** The last one of those that come each so many weeks lies so far back, so that the next is about a week away. */
const LAST_WEEKLY = 5;

export interface SessionTime {
  /** The local time there. */
  on: string;
  at: Date;
}

/**
 * When the sessions of a series are held, the first one first: as many as lie behind, and the next.
 * Counted from the same day as all times of this world.
 */
export function sessionTimes(series: WorldSeries, now: Date): SessionTime[] {
  const { hour, timeZone, behind } = series;
  return daysOf(series, dayOf(now))
    .slice(0, behind + 1)
    .map((day) => {
      const on = `${new Date(day).toISOString().slice(0, 10)}T${hour}`;
      return { on, at: instantOf({ on, timeZone }) };
    });
}

/** A working day, so many days from now or as soon after. */
export function localDay(now: Date, inDays: number): string {
  const day = new Date(dayOf(now) + inDays * DAY);
  const weekend = [1, 0, 0, 0, 0, 0, 2][day.getUTCDay()] ?? 0;
  return new Date(day.getTime() + weekend * DAY).toISOString().slice(0, 10);
}

/** The day that `instants` calls 0. */
function dayOf(now: Date): number {
  const base = new Date(now.getTime() - 12 * HOUR);
  return Date.UTC(base.getUTCFullYear(), base.getUTCMonth(), base.getUTCDate());
}

function daysOf({ weekday, every, inDays = 0, behind }: WorldSeries, today: number): number[] {
  const from = (day: number) => {
    const ahead = (weekday - new Date(day).getUTCDay() + WEEK) % WEEK;
    return day + ahead * DAY;
  };
  if (!every) return [from(today + inDays * DAY)];
  if ('weeks' in every) {
    const last = from(today - (LAST_WEEKLY + WEEK - 1) * DAY);
    return Array.from(
      { length: behind + 2 },
      (_, index) => last + (index - behind + 1) * every.weeks * WEEK * DAY,
    );
  }
  const months = Array.from({ length: behind + 3 }, (_, index) => {
    const start = new Date(today);
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index - behind - 1, 1);
    return from(first) + (every.weekOfMonth - 1) * WEEK * DAY;
  });
  const past = months.filter((day) => day < today - CLEAR * DAY);
  const next = months.filter((day) => day > today + CLEAR * DAY);
  return [...past.slice(past.length - behind), ...next];
}

/** The value of its RRULE. */
export function ruleOf({ weekday, every }: WorldSeries): string | undefined {
  if (!every) return undefined;
  const day = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][weekday];
  return 'weeks' in every
    ? `FREQ=WEEKLY;INTERVAL=${every.weeks};BYDAY=${day}`
    : `FREQ=MONTHLY;BYDAY=${every.weekOfMonth}${day}`;
}
