import { Temporal } from 'temporal-polyfill';
import { InvalidError } from '../../kernel/errors';

/** The longest rule that says something sensible has a tenth of it. */
export const RULE_MAX = 500;
/** Seconds of a day, and some: more is no rule but a number. */
const INTERVAL_MAX = 100_000;
/** Nothing that people do recurs less often, and what is typed by mistake often does. */
const INTERVAL_HELD_MAX = 1_000;
/** More than are ever stored of one series. */
export const COUNT_MAX = 750;
/** Values in one part: all weeks of a year, with some to spare. */
const LIST_MAX = 60;
/** Times of one day: each costs work in every period that is looked at. */
const TIMES_OF_DAY_MAX = 24;

export const frequencies = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const;
export type Frequency = (typeof frequencies)[number];

/** A rule of RFC 5545 that has been read. */
export interface Rule {
  freq: Frequency;
  interval: number;
  count: number | null;
  /** The last instant at which one may begin. */
  until: Date | null;
  /** The BY parts and WKST, each in its one spelling. */
  by: ReadonlyMap<string, readonly string[]>;
  /** The value of the RRULE in its one spelling. */
  text: string;
}

/** Where a rule hangs: it says nothing of the zone itself. */
export interface LocalStart {
  on: string;
  timeZone: string;
}

const upTo = (most: number, least = 1) => {
  return (value: string): boolean => {
    const number = Math.abs(Number(value));
    return number >= least && number <= most;
  };
};
const PLAIN = /^\d{1,3}$/;
const SIGNED = /^[+-]?\d{1,3}$/;
const WEEKDAY = /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/;

const lists: Record<string, { form: RegExp; within: (value: string) => boolean }> = {
  BYMONTH: { form: PLAIN, within: upTo(12) },
  BYWEEKNO: { form: SIGNED, within: upTo(53) },
  BYYEARDAY: { form: SIGNED, within: upTo(366) },
  BYMONTHDAY: { form: SIGNED, within: upTo(31) },
  BYDAY: { form: WEEKDAY, within: () => true },
  BYHOUR: { form: PLAIN, within: upTo(23, 0) },
  BYMINUTE: { form: PLAIN, within: upTo(59, 0) },
  BYSECOND: { form: PLAIN, within: upTo(59, 0) },
  BYSETPOS: { form: SIGNED, within: upTo(366) },
};

/**
 * Reads the value of an RRULE. Strict where a mistake would go unseen: what is not of RFC 5545 is refused, not skipped.
 * @param start where it hangs: an UNTIL may be a day, or a time there
 * @param path where the text stands in the input
 * @throws InvalidError
 */
export function readRule(text: string, start: LocalStart, path = 'rule'): Rule {
  const refuse = (): never => {
    throw new InvalidError({ path, rule: 'rule' });
  };
  if (text.length > RULE_MAX) refuse();
  const parts = new Map<string, string>();
  for (const part of spelt(text).split(';')) {
    const [key = '', value = '', ...more] = part.split('=');
    if (!key || !value || more.length > 0 || parts.has(key)) refuse();
    parts.set(key, value);
  }
  const take = (key: string): string | undefined => {
    const value = parts.get(key);
    parts.delete(key);
    return value;
  };
  const freq = take('FREQ') as Frequency;
  if (!frequencies.includes(freq)) refuse();
  const interval = whole(take('INTERVAL') ?? '1', INTERVAL_MAX) ?? refuse();
  const count = parts.has('COUNT') ? (whole(take('COUNT') ?? '', COUNT_MAX) ?? refuse()) : null;
  const ending = take('UNTIL');
  const until = ending === undefined ? null : (instantOfUntil(ending, start) ?? refuse());
  const by = new Map<string, readonly string[]>();
  const weekStart = take('WKST');
  if (weekStart !== undefined && !/^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(weekStart)) refuse();
  for (const [key, value] of parts) by.set(key, list(key, value) ?? refuse());
  // Of a week or a day there is no second Tuesday: numbers are for months and years, and mean nothing elsewhere.
  const days = by.get('BYDAY');
  if (days && !['YEARLY', 'MONTHLY'].includes(freq)) {
    by.set('BYDAY', [...new Set(days.map((day) => day.slice(-2)))]);
  }
  if (by.has('BYSETPOS') && by.size === 1) refuse();
  const partsOfTime = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];
  const times = partsOfTime.reduce((product, part) => product * (by.get(part)?.length ?? 1), 1);
  if (times > TIMES_OF_DAY_MAX) refuse();
  const places = daysInPeriod(freq, by) * times;
  if (by.get('BYSETPOS')?.every((place) => Math.abs(Number(place)) > places)) refuse();
  if (weekStart !== undefined) by.set('WKST', [weekStart]);
  const rule = { freq, interval, count, until, by };
  return { ...rule, text: ruleText(rule) };
}

/** How many days one period can have at most: a place beyond them is never there, and would be looked for in vain. */
function daysInPeriod(freq: Frequency, by: ReadonlyMap<string, readonly string[]>): number {
  const count = (part: string): number => by.get(part)?.length ?? 0;
  const days = by.get('BYDAY') ?? [];
  const weekdays = (weeks: number): number =>
    days.reduce((sum, day) => sum + (day.length > 2 ? 1 : weeks), 0);
  const months = count('BYMONTH') || 12;
  switch (freq) {
    case 'YEARLY':
      if (count('BYYEARDAY')) return count('BYYEARDAY');
      if (count('BYMONTHDAY')) return count('BYMONTHDAY') * months;
      if (count('BYWEEKNO')) return count('BYWEEKNO') * 7;
      return count('BYDAY') ? (count('BYMONTH') ? weekdays(5) * months : weekdays(53)) : months;
    case 'MONTHLY':
      return count('BYMONTHDAY') || weekdays(5) || 31;
    case 'WEEKLY':
      return count('BYDAY') || 7;
    case 'DAILY':
      return 1;
    default:
      // Whole minutes and hours are made of what is below them.
      return 60;
  }
}

/** A rule as it is written down; `without` leaves out where it ends. */
export function ruleText(rule: Omit<Rule, 'text'>, { endless = false } = {}): string {
  const ending = [
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
    ...(rule.until === null ? [] : [`UNTIL=${basic(rule.until)}`]),
  ];
  return [
    `FREQ=${rule.freq}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...[...rule.by].map(([key, values]) => `${key}=${values.join(',')}`),
    ...(endless ? [] : ending),
  ].join(';');
}

/**
 * What a gathering may recur by: nobody meets each hour, and nobody to the second.
 * @throws InvalidError
 */
export function schedulable(rule: Rule, path = 'rule'): Rule {
  const seconds = rule.by.get('BYSECOND') ?? [];
  if (rule.interval > INTERVAL_HELD_MAX) throw new InvalidError({ path, rule: 'rule' });
  if (frequencies.indexOf(rule.freq) > frequencies.indexOf('DAILY')) {
    throw new InvalidError({ path, rule: 'tooOften' });
  }
  if (seconds.some((second) => Number(second) !== 0)) {
    throw new InvalidError({ path, rule: 'rule' });
  }
  return rule;
}

const spelt = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');

function whole(text: string, most: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  const number = Number(text);
  return number >= 1 && number <= most ? number : null;
}

function list(key: string, text: string): string[] | null {
  const kind = lists[key];
  const values = text.split(',');
  if (!kind || values.length > LIST_MAX) return null;
  if (!values.every((value) => kind.form.test(value) && kind.within(value))) return null;
  return [...new Set(values.map((value) => value.replace(/^\+/, '')))];
}

/** Years that have four digits, everywhere on earth. */
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 30);

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/** A day is meant with all its hours; a time without Z as a clock shows it where the series hangs. */
function instantOfUntil(text: string, { timeZone }: LocalStart): Date | null {
  const [, year, month, day, hour, minute, second, utc] = UNTIL.exec(text) ?? [];
  if (!year) return null;
  const time = hour === undefined ? '23:59:59' : `${hour}:${minute}:${second}`;
  try {
    const local = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${time}`, {
      overflow: 'reject',
    });
    const at = local.toZonedDateTime(utc ? 'UTC' : timeZone).epochMilliseconds;
    return at < FIRST ? null : new Date(Math.min(at, LAST));
  } catch {
    return null;
  }
}

const basic = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');
