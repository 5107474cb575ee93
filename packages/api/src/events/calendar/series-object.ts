import { Temporal } from 'temporal-polyfill';
import { ICAL } from '../../kernel/ical';
import { instantOf } from '../../kernel/local-time';
import { EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import type { EventRow } from '../events.queries';
import { planOf } from '../series/storing';
import { leftOut, type Occurrence, occurrencesOf, type Plan } from '../time/recurrence';
import { ruleText } from '../time/rule';
import type { WrittenEvent, WrittenStart } from './format/writing';
import { isTwofold, own, type Wording } from './single';

/** As many as are ever stored, and those that a rule gives in hours that no clock shows. */
const SLOTS_MAX = 5_000;
/** Hours that the clocks leave out are named so far ahead of what is stored; the feed is read again before. */
const YEARS_BEYOND = 2;

/**
 * A series as calendar programs know one: what its rule says, less what is not held, and what differs. Occurrences that
 * the rule does not give, as those before an edit, stand by themselves.
 * @param rows all of its occurrences that are stored
 * @param apart those of which something else is said than of the series, whatever they are
 */
export function seriesEvents<Row extends EventRow>(
  series: EventSeries,
  rows: readonly Row[],
  wording: Wording,
  apart: (row: Row) => boolean = () => false,
): WrittenEvent[] {
  const held = rows.filter(({ state }) => state === EventState.SCHEDULED);
  const rule = series.rule ? ruled(series) : null;
  if (!rule || series.state !== EventState.SCHEDULED) {
    return rows.map((row) =>
      own(row, wording, row.recurrenceOn === series.startsOn ? series.uid : undefined),
    );
  }
  const { slots, written } = rule;
  if (held.length === 0) return [];
  const byOn = new Map(rows.map((row) => [row.recurrenceOn, row]));
  const given = new Set(slots.map(({ on }) => on));
  const master = masterOf(series, written, wording);
  return [
    { ...master, except: exceptions(rule, byOn) },
    ...held
      .filter((row) => given.has(row.recurrenceOn))
      .flatMap((row) => change(row, series, wording, apart(row))),
    ...held.filter((row) => !given.has(row.recurrenceOn)).map((row) => own(row, wording)),
  ];
}

interface Ruled {
  /** What the rule gives, as far as occurrences are stored. */
  slots: Occurrence[];
  /** What it would give in hours that no clock shows, which a program may show all the same. */
  missing: string[];
  /** The rule as it is written. */
  written: string;
}

/** A rule is worked out once for each horizon: feeds are read again and again, and hold up nobody else. */
const KEPT_MAX = 300;
const kept = new Map<string, Ruled | null>();

/** Null when programs would read the rule otherwise than we: then each occurrence is written by itself. */
function ruled(series: EventSeries): Ruled | null {
  const { rule, startsOn, timeZone, storedUntil } = series;
  const key = [rule, startsOn, timeZone, storedUntil?.toISOString()].join(' ');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = workedOut(series);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, found);
  return found;
}

function workedOut(series: EventSeries): Ruled | null {
  const plan = planOf(series);
  if (!plan.rule) return null;
  const until = series.storedUntil;
  const slots = occurrencesOf(plan, { ...(until && { until }), first: SLOTS_MAX });
  const last = slots.at(-1);
  if (!last) return null;
  // A number of times is counted differently where hours are left out; the last of them is an instant.
  const rule =
    plan.rule.count === null || until ? plan.rule : { ...plan.rule, count: null, until: last.at };
  if (rule.count !== null) return null;
  const beyond = new Date(until ?? last.at);
  if (until) beyond.setUTCFullYear(beyond.getUTCFullYear() + YEARS_BEYOND);
  const from = instantOf(startOf(series));
  const missing = mayMeetGap(plan, from, beyond) ? leftOut(plan, from, beyond) : [];
  const found = { slots, missing, written: ruleText(rule) };
  return readAlike(series, found) ? found : null;
}

/** Whether the clocks there ever leave out the hour of the plan; most never do, and asking the rule is work. */
function mayMeetGap({ on, timeZone, rule }: Plan, from: Date, until: Date): boolean {
  if (rule?.by.has('BYHOUR') || rule?.by.has('BYMINUTE')) return true;
  const time = Temporal.PlainTime.from(on);
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(timeZone)
    .getTimeZoneTransition('next');
  while (at && at.epochMilliseconds <= until.getTime()) {
    const before = at.subtract({ nanoseconds: 1 });
    const jumped = at.offsetNanoseconds - before.offsetNanoseconds;
    const sinceGap = before.toPlainTime().until(time).total('nanoseconds') - 1;
    const inGap = (sinceGap + DAY_LENGTH) % DAY_LENGTH < jumped;
    if (jumped > 0 && inGap) return true;
    at = at.getTimeZoneTransition('next');
  }
  return false;
}

/** In nanoseconds. */
const DAY_LENGTH = 24 * 60 * 60 * 1e9;

/** Whether a program finds the same dates in the rule; ours were found by another library. */
function readAlike(series: EventSeries, { slots, missing, written }: Ruled): boolean {
  const last = slots.at(-1)?.on ?? '';
  const ours = [
    ...new Set([...slots.map(({ on }) => on), ...missing.filter((on) => on <= last)]),
  ].sort();
  // An UNTIL in UTC is compared with the clock there; without one the walk ends by counting.
  const endless = written.replace(/;UNTIL=[^;]*/, '');
  try {
    const iterator = ICAL.Recur.fromString(endless).iterator(
      ICAL.Time.fromDateTimeString(`${series.startsOn}:00`),
    );
    return ours.every((on) => iterator.next()?.toString().slice(0, 16) === on);
  } catch {
    return false;
  }
}

function exceptions({ slots, missing }: Ruled, byOn: ReadonlyMap<string, EventRow>): string[] {
  const notHeld = slots
    .filter(({ on }) => byOn.get(on)?.state !== EventState.SCHEDULED)
    .map(({ on }) => on);
  return [...notHeld, ...missing].sort();
}

const startOf = ({ startsOn: on, timeZone }: EventSeries) => ({ on, timeZone });

function masterOf(series: EventSeries, rule: string, wording: Wording): WrittenEvent {
  const start = { ...startOf(series), at: instantOf(startOf(series)) };
  return {
    uid: series.uid,
    sequence: series.sequence,
    stamp: wording.stamp ?? series.createdAt,
    start,
    durationMinutes: series.durationMinutes,
    ...wording.ofSeries(series),
    cancelled: false,
    rule,
  };
}

/** An occurrence as it differs from its series; nothing when it does not. */
function change(
  row: EventRow,
  series: EventSeries,
  wording: Wording,
  apart: boolean,
): WrittenEvent[] {
  const planned = { on: row.recurrenceOn, timeZone: series.timeZone };
  const start: WrittenStart = { on: row.startsOn, timeZone: row.timeZone, at: row.startsAt };
  const moved =
    row.startsOn !== row.recurrenceOn ||
    row.timeZone !== series.timeZone ||
    row.startsAt.getTime() !== instantOf(planned).getTime();
  if (!apart && !moved && !isTwofold(start) && saysTheSame(row, series)) return [];
  return [
    { ...own(row, wording, series.uid), recurrence: planned, sequence: sequenceOf(row, series) },
  ];
}

const saysTheSame = (row: EventRow, series: EventSeries): boolean =>
  row.durationMinutes === series.durationMinutes &&
  row.title === series.title &&
  row.descriptionMarkdown === series.descriptionMarkdown &&
  row.mode === series.mode &&
  row.place === series.place;

/** Grows with either: what changes for all of a series changes each of them. */
export const sequenceOf = (row: EventRow, series: EventSeries): number =>
  Math.max(row.sequence, series.sequence);
