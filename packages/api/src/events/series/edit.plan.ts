import { ForbiddenError, InvalidError } from '../../kernel/errors';
import { instantOf } from '../../kernel/local-time';
import { DenialReason } from '../../kernel/policy';
import type { CommunityEvent } from '../event.entity';
import { EventField, EventScope, EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { type Occurrence, occurrencesOf, type Plan } from '../time/recurrence';
import { type LocalStart, type Rule, ruleText } from '../time/rule';
import { distance, matched, movedBy } from './matching';
import { fieldsOf, type Patch } from './patch';
import { ruleAfter } from './rule-after';
import { planOf, reach } from './storing';

/** An occurrence as a plan of a change needs to know it. */
export interface Row {
  id: string;
  recurrenceOn: string;
  startsOn: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  own: EventField[];
  state: EventState;
  cancelledBy: string | null;
  /** Something hangs on it that must not be lost. */
  used: boolean;
}

/** Where an occurrence comes to stand in its series, and when it is held. */
export interface Placed {
  row: Row;
  recurrenceOn: string;
  startsOn: string;
  timeZone: string;
  startsAt: Date;
  /** Was cancelled because the rule no longer gave it, and comes back with it. */
  revived: boolean;
}

/** The rule of a series, when it becomes another one. */
export interface NewTimes {
  startsOn: string;
  timeZone: string;
  rule: string | null;
  storedUntil: Date | null;
}

/** All that a change does, before it is done. */
export interface EditPlan {
  patch: Patch;
  fields: EventField[];
  /** The rows that it concerns; what they have of their own they keep. */
  rows: Row[];
  /** What was before these goes on by itself, with a rule that ends there. */
  split: { endingRule: string; times: NewTimes } | null;
  times: NewTimes | null;
  placed: Placed[];
  added: Occurrence[];
  cancelled: Row[];
  removed: Row[];
}

/** What a change is meant for, and whether that becomes a series of its own. */
export function splitOf(
  series: EventSeries,
  all: Row[],
  event: Pick<CommunityEvent, 'recurrenceOn'>,
  scope: EventScope,
  now: Date,
) {
  const slotAt = (row: Row) => instantOf({ on: row.recurrenceOn, timeZone: series.timeZone });
  const open = all.filter((row) => row.endsAt > now || slotAt(row) > now);
  const rows =
    scope === EventScope.FOLLOWING
      ? open.filter((row) => row.recurrenceOn >= event.recurrenceOn)
      : open;
  const [first] = rows;
  if (!first) throw new ForbiddenError(DenialReason.EVENT_OVER);
  const plan = planOf(series);
  const passed = plan.rule?.count == null ? 0 : countBefore(plan, slotAt(first));
  const begins = open[0] !== first;
  const split = begins && plan.rule ? splitAt(plan, plan.rule, slotAt(first), passed, first) : null;
  return { plan, rows, first, passed, split };
}

/**
 * What a change does to a series from an occurrence on. Pure: the preview and the edit ask the same.
 * @param all its occurrences, by the time that the rule gave them
 */
export function planEdit(
  series: EventSeries,
  all: Row[],
  event: CommunityEvent,
  scope: EventScope,
  patch: Patch,
  now: Date,
): EditPlan {
  const { plan, rows, first, passed, split } = splitOf(series, all, event, scope, now);
  const base = { patch, fields: fieldsOf(patch), rows, split, times: null };
  if (!patch.start && patch.rule === undefined) {
    return { ...base, placed: [], added: [], cancelled: [], removed: [] };
  }
  return { ...base, ...retimed({ series, plan, passed, rows, first, event, patch, now }) };
}

interface Retiming {
  series: EventSeries;
  plan: Plan;
  /** Of a rule that counts: how many are not concerned. */
  passed: number;
  rows: Row[];
  first: Row;
  event: CommunityEvent;
  patch: Patch;
  now: Date;
}

/** The occurrences of another rule, and which of those that are there becomes which. */
function retimed({ series, plan, passed, rows, first, event, patch, now }: Retiming) {
  const by = patch.start ? distance(event.startsOn, patch.start.on) : 0;
  const timeZone = patch.start?.timeZone ?? series.timeZone;
  const repeats = patch.rule === undefined ? plan.rule !== null : patch.rule !== null;
  const on = movedBy(repeats ? first.recurrenceOn : event.recurrenceOn, by);
  const rule = ruleAfter(patch, plan.rule, { on, timeZone, by, passed, from: event.startsOn });
  const next: Plan = { on, timeZone, rule };
  const [begins] = occurrencesOf(next, { first: 1 }, 'change.rule');
  if (!begins) throw new InvalidError({ path: 'change.rule', rule: 'neverHappens' });
  const { found, storedUntil } = reach(next, now, new Date(begins.at.getTime() - 1), 0);
  const gone = new Set(
    patch.rule === undefined ? series.exceptOn.map((each) => movedBy(each, by)) : [],
  );
  const wanted = found.filter((each) => !gone.has(each.on));
  const slots = rows.map((row) => ({ id: row.id, on: movedBy(row.recurrenceOn, by) }));
  const pairs = matched(slots, wanted);
  const meant = movedBy(event.recurrenceOn, by);
  const concerned = rows.some(({ id }) => id === event.id);
  if (patch.start && patch.rule === undefined && concerned && pairs.get(event.id)?.on !== meant) {
    // The rule names other days or hours than the one that it is moved to.
    throw new InvalidError({ path: 'change.start.on', rule: 'ofRule' });
  }
  const taken = new Set(pairs.values());
  const left = rows.filter(({ id }) => !pairs.has(id));
  const lost = left.filter(({ state, endsAt }) => state !== EventState.CANCELLED && endsAt > now);
  return {
    times: { startsOn: begins.on, timeZone, rule: rule?.text ?? null, storedUntil },
    placed: rows.flatMap((row) => {
      const found = pairs.get(row.id);
      return found
        ? [placed(row, found, timeZone, row.id === event.id ? patch.start : undefined, now)]
        : [];
    }),
    added: wanted.filter((each) => !taken.has(each) && each.at > now),
    cancelled: lost.filter(({ used }) => used),
    removed: lost.filter(({ used }) => !used),
  };
}

/** @param start when the one that it was done at is held, which has a time of its own */
function placed(
  row: Row,
  { on, at }: Occurrence,
  timeZone: string,
  start: LocalStart | undefined,
  now: Date,
): Placed {
  const revived = row.state === EventState.CANCELLED && row.cancelledBy === null && at > now;
  const base = { row, recurrenceOn: on, revived };
  const own = row.own.includes(EventField.TIME);
  if (own && start) {
    return { ...base, startsOn: start.on, timeZone: start.timeZone, startsAt: instantOf(start) };
  }
  if (own || row.endsAt <= now) {
    const { startsOn, startsAt } = row;
    return { ...base, startsOn, timeZone: row.timeZone, startsAt };
  }
  return { ...base, startsOn: on, timeZone, startsAt: at };
}

function splitAt(plan: Plan, rule: Rule, at: Date, passed: number, first: Row) {
  const before = { ...rule, count: null, until: new Date(at.getTime() - 1_000) };
  const after = { ...rule, count: rule.count === null ? null : Math.max(1, rule.count - passed) };
  return {
    endingRule: ruleText(before),
    times: {
      startsOn: first.recurrenceOn,
      timeZone: plan.timeZone,
      rule: ruleText(after),
      storedUntil: null,
    },
  };
}

/** How many a rule that counts has given before an instant. */
const countBefore = (plan: Plan, at: Date): number =>
  occurrencesOf(plan, { until: new Date(at.getTime() - 1), first: plan.rule?.count ?? 0 }).length;
