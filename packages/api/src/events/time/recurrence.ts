import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { InvalidError } from '../../kernel/errors';
import { instantOf } from '../../kernel/local-time';
import { type Frequency, frequencies, type LocalStart, type Rule, ruleText } from './rule';

/** Periods that are looked at for one answer: 13 years of days, and some decades of longer ones. */
const STEPS_MAX = 5_000;
const steps: Partial<Record<Frequency, number>> = { YEARLY: 120, MONTHLY: 600, WEEKLY: 600 };
/** Times that are looked at inside of them: each takes some 30 microseconds, and everybody waits for them. */
const CANDIDATES_MAX = 3_000;
/** What a year has four digits for. */
const LAST = Date.UTC(9999, 11, 31);

export interface Plan extends LocalStart {
  /** Null: once. */
  rule: Rule | null;
}

export interface Occurrence {
  /** What was planned: the time that a clock there shows. */
  on: string;
  at: Date;
  /** That hour does not exist on that day; it begins as much later as the clocks jump. */
  shifted: boolean;
}

export interface Window {
  /** Those that begin then or later. */
  from?: Date;
  /** Those that begin then or before. */
  until?: Date;
  first: number;
}

/**
 * The occurrences of a plan, soonest first. RFC 5545: a first time in an hour that the clocks leave out counts as much
 * later as they jump (3.3.5); what the rule itself would put there does not take place and is not counted (3.3.10); of
 * an hour that comes twice the first is meant.
 * @param path where the rule stands in an input
 * @throws InvalidError when the rule says nothing within any reasonable time
 */
export function occurrencesOf(plan: Plan, window: Window, path = 'rule'): Occurrence[] {
  const { rule } = plan;
  const at = instantOf(plan);
  const first = { on: minutes(plan.on), at, shifted: isShifted(plan, at) };
  if (!rule) return within(first.at, window) && window.first > 0 ? [first] : [];
  const found: Occurrence[] = [];
  const visit = (occurrence: Occurrence): boolean => {
    if (occurrence.at.getTime() > LAST) return false;
    if (window.until && occurrence.at > window.until) return false;
    if (within(occurrence.at, window)) found.push(occurrence);
    return found.length < window.first;
  };
  try {
    walk(plan, rule, first, window, visit);
  } catch (error) {
    // A calendar ends somewhere; what the library gives up on after the first ones would not come in a lifetime.
    if (error instanceof RangeError || found.length > 0) return found;
    throw new InvalidError({ path, rule: 'neverHappens' });
  }
  return found;
}

/** Local times that the rule would give between two instants, and that no clock shows there. */
export function leftOut(plan: Plan, from: Date, until: Date): string[] {
  if (!plan.rule || isSubDaily(plan.rule)) return [];
  const float = { on: plan.on, timeZone: 'UTC', rule: endless(plan.rule) };
  const local = (at: Date) =>
    new Date(`${wall(at.getTime(), plan.timeZone).toString({ smallestUnit: 'second' })}Z`);
  const window = { from: local(from), until: local(until), first: STEPS_MAX };
  return occurrencesOf(float, window)
    .filter(
      ({ on }) => on !== minutes(plan.on) && isShifted({ ...plan, on }, instantOf({ ...plan, on })),
    )
    .map(({ on }) => on);
}

type Visit = (occurrence: Occurrence) => boolean;

function walk(plan: Plan, rule: Rule, first: Occurrence, window: Window, visit: Visit): void {
  const seen = (epoch: number): boolean => {
    const at = new Date(epoch);
    if (first.shifted && epoch === first.at.getTime()) return visit(first);
    return visit({ on: minutes(wall(epoch, plan.timeZone).toString()), at, shifted: false });
  };
  const recurrence = made(plan, rule, first);
  // Without a number to count to, it can begin near the window; otherwise it has to be counted from the start.
  if (window.from && window.from > first.at && rule.count === null) {
    if (window.until) {
      recurrence
        .between(window.from, window.until, true)
        .every((one) => seen(one.epochMilliseconds));
      return;
    }
    let one = recurrence.next(window.from, true);
    while (one && seen(one.epochMilliseconds)) one = recurrence.next(one, false);
    return;
  }
  recurrence.all((one) => seen(one.epochMilliseconds));
}

function made(plan: Plan, rule: Rule, first: Occurrence): RRuleTemporal {
  // The time that was meant is said aloud: otherwise later days would take over the shifted one.
  const meant = first.shifted && !isSubDaily(rule) ? withTime(rule, plan.on) : rule;
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=${plan.timeZone}:${basicLocal(plan.on)}\nRRULE:${ruleText(meant)}`,
    maxIterations: steps[rule.freq] ?? STEPS_MAX,
    maxCandidateEvaluations: CANDIDATES_MAX,
    includeDtstart: first.shifted && startMatches(plan, rule),
    cache: false,
  });
}

/** Whether the rule itself would begin on the day of a start whose hour is left out. */
function startMatches(plan: Plan, rule: Rule): boolean {
  const float = { on: plan.on, timeZone: 'UTC', rule: endless(rule) };
  return occurrencesOf(float, { first: 1 })[0]?.at.getTime() === instantOf(float).getTime();
}

function withTime(rule: Rule, on: string): Rule {
  const time = Temporal.PlainDateTime.from(on);
  const by = new Map(rule.by);
  if (!by.has('BYHOUR')) by.set('BYHOUR', [String(time.hour)]);
  if (!by.has('BYMINUTE')) by.set('BYMINUTE', [String(time.minute)]);
  return { ...rule, by };
}

const endless = (rule: Rule): Rule => ({ ...rule, count: null, until: null });

const isSubDaily = ({ freq }: Rule): boolean =>
  frequencies.indexOf(freq) > frequencies.indexOf('DAILY');

const wall = (epoch: number, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone).toPlainDateTime();

/** Whether a clock there never shows that time. */
function isShifted({ on, timeZone }: LocalStart, at: Date): boolean {
  return !wall(at.getTime(), timeZone).equals(Temporal.PlainDateTime.from(on));
}

const within = (at: Date, { from, until }: Window): boolean =>
  (!from || at >= from) && (!until || at <= until);

/** As it is written everywhere: to the minute, and to the second only where there are some. */
const minutes = (on: string): string => on.replace(/(T\d{2}:\d{2}):00(?:\.0+)?$/, '$1');

const basicLocal = (on: string): string =>
  `${on}${on.length === 16 ? ':00' : ''}`.replace(/[-:]/g, '').slice(0, 15);
