import { RRuleTemporal } from 'rrule-temporal';
import { toText } from 'rrule-temporal/totext';
import { Temporal } from 'temporal-polyfill';
import { say } from '../../kernel/catalogue';
import type { Plan } from './recurrence';
import { type Rule, ruleText } from './rule';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WORKDAYS = 'MO,TU,WE,TH,FR';
/** 4 January 2027 was a Monday; only the names are wanted. */
const dayName = (day: string): string =>
  format({ weekday: 'long' }, new Date(Date.UTC(2027, 0, 4 + DAYS.indexOf(day))));
const monthName = (month: number): string =>
  format({ month: 'long' }, new Date(Date.UTC(2027, month - 1, 1)));

const format = (options: Intl.DateTimeFormatOptions, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);

const list = (words: string[]): string =>
  words.length < 2
    ? words.join('')
    : say('series.and', { before: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' });

/** A plan read back, for example "every second Friday at 14:00, Lisbon time". */
export function wordsOf(plan: Plan): string {
  const { rule } = plan;
  const start = Temporal.PlainDateTime.from(plan.on);
  const zone = zoneWords(plan.timeZone);
  if (!rule) {
    const what = say('series.once', { day: dayWords(start, true) });
    return say('series.words', { what, times: clock(start.hour, start.minute), zone, ending: '' });
  }
  const what = simple(rule, start);
  if (!what) return say('series.complex', { what: spelledOut(plan, rule), zone });
  return say('series.words', {
    what,
    times: timesOf(rule, start),
    zone,
    ending: endingOf(rule, plan.timeZone),
  });
}

/** The parts of a rule that say which days; null for one that only the library can put into words. */
function simple(rule: Rule, start: Temporal.PlainDateTime): string | null {
  const days = new Set(rule.by.keys());
  for (const part of ['BYHOUR', 'BYMINUTE', 'BYSECOND', 'WKST']) days.delete(part);
  const shape = [...days].sort().join();
  switch (rule.freq) {
    case 'DAILY':
      if (shape === 'BYDAY' && workdays(rule) && rule.interval === 1) return say('series.weekdays');
      return shape === '' ? often('daily', rule.interval, {}) : null;
    case 'WEEKLY':
      return shape === '' || shape === 'BYDAY' ? weekly(rule, start) : null;
    case 'MONTHLY':
      return monthly(rule, start, shape);
    case 'YEARLY':
      return yearly(rule, start, shape);
    default:
      return null;
  }
}

const often = (what: string, n: number, values: Record<string, string>): string =>
  say(`series.${what}.${n < 3 ? n : 'n'}`, n < 3 ? values : { n, ...values });

const workdays = (rule: Rule): boolean =>
  [...(rule.by.get('BYDAY') ?? [])].sort(byWeek).join() === WORKDAYS;

const byWeek = (one: string, other: string): number => DAYS.indexOf(one) - DAYS.indexOf(other);

function weekly(rule: Rule, start: Temporal.PlainDateTime): string | null {
  if (workdays(rule) && rule.interval === 1) return say('series.weekdays');
  const days = [...(rule.by.get('BYDAY') ?? [DAYS[start.dayOfWeek - 1] ?? 'MO'])].sort(byWeek);
  if (days.some((day) => !DAYS.includes(day))) return null;
  const several = rule.interval === 2 && days.length > 1;
  const words = { days: list(days.map(dayName)) };
  return several ? say('series.weekly.2.several', words) : often('weekly', rule.interval, words);
}

function monthly(rule: Rule, start: Temporal.PlainDateTime, shape: string): string | null {
  if (shape === '' || shape === 'BYMONTHDAY') {
    const dates = (rule.by.get('BYMONTHDAY') ?? [String(start.day)]).map(Number);
    const words = { days: list(dates.map(dateWords)) };
    const rare = dates.some((date) => Math.abs(date) > 28) && rule.interval === 1;
    return rare ? say('series.monthly.some', words) : often('monthly', rule.interval, words);
  }
  const days = placedDays(rule, shape);
  return days && often('monthly', rule.interval, { days });
}

function yearly(rule: Rule, start: Temporal.PlainDateTime, shape: string): string | null {
  const months = rule.by.get('BYMONTH') ?? [String(start.month)];
  const month = months.length === 1 ? monthName(Number(months[0])) : null;
  if (!month) return null;
  if (['', 'BYMONTH', 'BYMONTH,BYMONTHDAY'].includes(shape)) {
    const dates = (rule.by.get('BYMONTHDAY') ?? [String(start.day)]).map(Number);
    if (dates.some((date) => date < 1)) return null;
    return often('yearly', rule.interval, { days: list(dates.map((date) => `${date} ${month}`)) });
  }
  if (!rule.by.has('BYMONTH')) return null;
  const what = placedDays(rule, shape.replace('BYMONTH,', '').replace(',BYMONTH', ''));
  return what && often('yearly', rule.interval, { days: say('series.ofMonth', { what, month }) });
}

/** "the second Tuesday", "the last weekday": by numbers before the days, or by one position among them. */
function placedDays(rule: Rule, shape: string): string | null {
  const days = rule.by.get('BYDAY') ?? [];
  if (shape === 'BYDAY') {
    const placed = days.map((day) => /^(-?\d)(..)$/.exec(day));
    if (placed.some((day) => !day)) return null;
    return list(placed.map((day) => placeWords(Number(day?.[1]), dayName(day?.[2] ?? ''))));
  }
  const positions = rule.by.get('BYSETPOS') ?? [];
  if (shape !== 'BYDAY,BYSETPOS' || positions.length !== 1) return null;
  if (workdays(rule)) return placeWords(Number(positions[0]), say('series.weekday'));
  if (days.length !== 1 || !DAYS.includes(days[0] ?? '')) return null;
  return placeWords(Number(positions[0]), dayName(days[0] ?? ''));
}

function placeWords(place: number, day: string): string {
  if (place === -1) return say('series.lastOf', { day });
  if (place < 0) return say('series.nthLastOf', { ordinal: ordinal(-place), day });
  return say('series.theDay', { ordinal: ordinal(place), day });
}

function dateWords(date: number): string {
  if (date === -1) return say('series.lastDay');
  if (date < 0) return say('series.nthLastDay', { ordinal: ordinal(-date) });
  return say('series.the', { ordinal: ordinal(date) });
}

const ENDS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const FIRST = ['first', 'second', 'third', 'fourth', 'fifth'];
const ordinal = (n: number): string => FIRST[n - 1] ?? `${n}${ENDS[ordinals.select(n)] ?? 'th'}`;

function timesOf(rule: Rule, start: Temporal.PlainDateTime): string {
  const hours = rule.by.get('BYHOUR')?.map(Number) ?? [start.hour];
  const minutes = rule.by.get('BYMINUTE')?.map(Number) ?? [start.minute];
  const times = hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute)));
  return list(times.sort());
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function endingOf({ count, until }: Rule, timeZone: string): string {
  if (count === 1) return say('series.ending.one');
  if (count !== null) return say('series.ending.count', { count });
  if (until === null) return '';
  const at = Temporal.Instant.fromEpochMilliseconds(until.getTime()).toZonedDateTimeISO(timeZone);
  return say('series.ending.until', { day: dayWords(at.toPlainDateTime(), false) });
}

const dayWords = ({ year, month, day }: Temporal.PlainDateTime, weekday: boolean): string =>
  format(
    { day: 'numeric', month: 'long', year: 'numeric', ...(weekday && { weekday: 'long' }) },
    new Date(Date.UTC(year, month - 1, day)),
    // Some versions of ICU put one behind the weekday.
  ).replace(',', '');

/** What people call a zone: by its town. */
function zoneWords(timeZone: string): string {
  const city = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return timeZone.includes('/') && !timeZone.startsWith('Etc/')
    ? say('series.zone', { city })
    : city;
}

function spelledOut({ on, timeZone }: Plan, rule: Rule): string {
  const start = `${on.replace(/[-:]/g, '')}${on.length === 16 ? '00' : ''}`;
  const rruleString = `DTSTART;TZID=${timeZone}:${start}\nRRULE:${ruleText(rule)}`;
  return toText(new RRuleTemporal({ rruleString }), 'en', { excludeTzAbbreviation: true });
}
