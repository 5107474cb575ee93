import type { IntlShape } from 'react-intl';
import { inDays, localTime } from '../../../lib/local-time';

export type CalendarView = 'list' | 'month' | 'week';

export const VIEWS: readonly CalendarView[] = ['list', 'month', 'week'];

/** A page of a month shows up to six days of the one before, and two weeks of the next. */
const BEFORE_DAYS = 7;
const MONTH_DAYS = 31 + 14;
const WEEK_DAYS = 7;

const MIDNIGHT = '00:00';

/** Whether an address names a day that there is. */
export function isDay(day: string | null): day is string {
  const at = new Date(`${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

export const today = (intl: IntlShape, now: Date): string =>
  localTime(now, intl.timeZone).slice(0, 10);

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const since = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  return inDays(`${day}T${MIDNIGHT}`, -since, MIDNIGHT).slice(0, 10);
}

/** The day to which the page before or after leads. */
export function turned(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === 'week') return inDays(`${day}T${MIDNIGHT}`, by * WEEK_DAYS, MIDNIGHT).slice(0, 10);
  const month = new Date(`${day.slice(0, 7)}-01T00:00Z`);
  month.setUTCMonth(month.getUTCMonth() + by);
  return month.toISOString().slice(0, 10);
}

/**
 * Instants between which events are asked for; a day more at each end than any zone could make of them, since what
 * begins outside of the page is simply not drawn.
 */
export function rangeOf(view: CalendarView, day: string): { from: string; until: string } {
  const first = view === 'week' ? mondayOf(day) : `${day.slice(0, 7)}-01`;
  const at = (days: number) => `${inDays(`${first}T${MIDNIGHT}`, days, MIDNIGHT)}:00.000Z`;
  return view === 'week'
    ? { from: at(-1), until: at(WEEK_DAYS + 1) }
    : { from: at(-BEFORE_DAYS - 1), until: at(MONTH_DAYS + 1) };
}

/** "November 2026", "16 to 22 Nov 2026". */
export function titleOf(intl: IntlShape, view: CalendarView, day: string): string {
  const date = (of: string) => new Date(`${of}T00:00Z`);
  if (view === 'month') {
    return intl.formatDate(date(day), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  }
  const monday = mondayOf(day);
  const sunday = inDays(`${monday}T${MIDNIGHT}`, WEEK_DAYS - 1, MIDNIGHT).slice(0, 10);
  return intl.formatDateTimeRange(date(monday), date(sunday), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** The column, from Monday on, in which today stands; undefined on a page that does not have it. */
export function columnOf(view: 'month' | 'week', day: string, today: string): number | undefined {
  const here =
    view === 'week' ? mondayOf(day) === mondayOf(today) : day.slice(0, 7) === today.slice(0, 7);
  return here ? (new Date(today).getUTCDay() + 6) % 7 : undefined;
}
