import { useSyncExternalStore } from 'react';
import type { IntlShape } from 'react-intl';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Inside a week the name of the day is enough. */
const WEEK_DAYS = 7;

let now = new Date();
let timer: number | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    // Nobody asked for a while, so the last minute that was told may be long past.
    now = new Date();
    timer = window.setInterval(tick, MINUTE_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time, once a minute; all that asks shares one clock. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => now);

/** Whole days between two instants as the calendar of the reader's zone counts them; negative for the past. */
function daysBetween(intl: IntlShape, from: Date, to: Date): number {
  const day = (date: Date) => {
    const [{ value: year }, { value: month }, { value: dayOfMonth }] = new Intl.DateTimeFormat(
      'en',
      {
        timeZone: intl.timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      },
    )
      .formatToParts(date)
      .filter(({ type }) => type !== 'literal')
      .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type)) as [Part, Part, Part];
    return Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth));
  };
  return Math.round((day(to) - day(from)) / DAY_MS);
}

type Part = Intl.DateTimeFormatPart;
const ORDER = ['year', 'month', 'day'];

/**
 * When something was, in the fewest words: "Today, 07:52", "Sunday", "Fri 14 Nov", and the year only when
 * it is another one.
 * @param precise with the hour after a weekday or date as well
 */
export function when(intl: IntlShape, at: Date, today: Date, precise = false): string {
  const days = daysBetween(intl, today, at);
  const time = intl.formatTime(at, { hour: '2-digit', minute: '2-digit' });
  if (days === 0) return intl.formatMessage({ id: 'app.time.today' }, { time });
  if (days === -1) return intl.formatMessage({ id: 'app.time.yesterday' }, { time });
  if (days === 1) return intl.formatMessage({ id: 'app.time.tomorrow' }, { time });
  const sameYear = yearOf(intl, at) === yearOf(intl, today);
  const date =
    Math.abs(days) < WEEK_DAYS
      ? intl.formatDate(at, { weekday: 'long' })
      : intl.formatDate(at, {
          weekday: sameYear ? 'short' : undefined,
          day: 'numeric',
          month: 'short',
          year: sameYear ? undefined : 'numeric',
        });
  return precise ? intl.formatMessage({ id: 'app.time.precise' }, { date, time }) : date;
}

const yearOf = (intl: IntlShape, date: Date) => intl.formatDate(date, { year: 'numeric' });

/** The day, the hour and the zone, nothing left out. */
export function exactly(intl: IntlShape, at: Date): string {
  return intl.formatDate(at, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
