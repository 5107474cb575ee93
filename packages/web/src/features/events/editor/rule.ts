import { localTime } from '../../../lib/local-time';

/** Days as RFC 5545 names them, the week as most of our people begin it. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Day = (typeof DAYS)[number];

export type Pace = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A rule as the form shows it. What it cannot show is kept as it was written. */
export interface RuleDraft {
  pace: Pace;
  interval: number;
  /** Of a weekly rule. */
  days: Day[];
  /** Of a monthly rule: on the same date, or on the same weekday of the same week ("the third Thursday"). */
  monthly: 'DATE' | 'WEEKDAY';
  end: { by: 'NEVER' } | { by: 'COUNT'; count: number } | { by: 'DAY'; day: string };
  /** A rule that this form has no fields for. */
  other?: string | undefined;
}

/** The last of a weekday is said as such from the fifth on, which many months do not have. */
const LAST_FROM = 5;

const MINUTE_MS = 60_000;

export const dayOf = (start: string): Day =>
  DAYS[(new Date(`${start.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';

/** Which one of its weekday in the month a date is: 1 to 4, or -1 for the last. */
export function weekOf(start: string): number {
  const week = Math.ceil(Number(start.slice(8, 10)) / 7);
  return week >= LAST_FROM ? -1 : week;
}

export const aRule = (start: string): RuleDraft => ({
  pace: 'WEEKLY',
  interval: 1,
  days: [dayOf(start)],
  monthly: 'DATE',
  end: { by: 'NEVER' },
});

/** The last second of a day in a zone, as UNTIL wants it: in UTC. */
function untilOf(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T23:59Z`);
  let at = wanted;
  // The second step is for a guess on the other side of a change of clocks.
  for (const _ of [1, 2]) at += wanted - Date.parse(`${localTime(new Date(at), timeZone)}Z`);
  const end = new Date(at + MINUTE_MS - 1);
  return end.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The value of an RRULE. @param start local, for example 2026-03-20T14:00 */
export function toRule(draft: RuleDraft, start: string, timeZone: string): string {
  if (draft.other !== undefined) return draft.other.trim().replace(/^RRULE:/i, '');
  const { pace, interval, days, monthly, end } = draft;
  const parts = [`FREQ=${pace}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (pace === 'WEEKLY' && days.length > 0) {
    parts.push(`BYDAY=${DAYS.filter((day) => days.includes(day)).join(',')}`);
  }
  if (pace === 'MONTHLY' && monthly === 'WEEKDAY') {
    parts.push(`BYDAY=${weekOf(start)}${dayOf(start)}`);
  }
  if (end.by === 'COUNT') parts.push(`COUNT=${end.count}`);
  if (end.by === 'DAY') parts.push(`UNTIL=${untilOf(end.day, timeZone)}`);
  return parts.join(';');
}

/** The form for a rule; one that has no fields of its own here comes as it is written. */
export function fromRule(rule: string, start: string, timeZone: string): RuleDraft {
  const other = { ...aRule(start), other: rule };
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const until = parts.get('UNTIL');
  if (until && !/^\d{8}(T\d{6}Z)?$/.test(until)) return other;
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return other;
  // The first day of the week tells only in rules that leave weeks out; the form's week begins on Monday.
  if ((parts.get('WKST') ?? 'MO') !== 'MO') return other;
  const pace = parts.get('FREQ') as Pace;
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(pace)) return other;
  const byDay = parts.get('BYDAY')?.split(',') ?? [];
  const draft: RuleDraft = {
    ...aRule(start),
    pace,
    interval: Number(parts.get('INTERVAL') ?? 1),
    end: endOf(parts, timeZone),
  };
  if (pace === 'WEEKLY') {
    if (byDay.length > 0) draft.days = DAYS.filter((day) => byDay.includes(day));
    return draft.days.length === (byDay.length || 1) ? draft : other;
  }
  if (pace === 'MONTHLY' && byDay.length === 1) {
    draft.monthly = 'WEEKDAY';
    return byDay[0] === `${weekOf(start)}${dayOf(start)}` ? draft : other;
  }
  return byDay.length === 0 ? draft : other;
}

function endOf(parts: Map<string, string>, timeZone: string): RuleDraft['end'] {
  const count = parts.get('COUNT');
  if (count) return { by: 'COUNT', count: Number(count) };
  const until = parts.get('UNTIL');
  if (!until) return { by: 'NEVER' };
  const [, y, m, d, time] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})Z)?$/.exec(until) ?? [];
  if (!time) return { by: 'DAY', day: `${y}-${m}-${d}` };
  const clock = time.replace(/(..)(..)(..)/, '$1:$2:$3');
  const local = localTime(new Date(`${y}-${m}-${d}T${clock}Z`), timeZone);
  return { by: 'DAY', day: local.slice(0, 10) };
}
