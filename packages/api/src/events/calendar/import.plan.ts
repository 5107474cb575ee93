import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { InvalidError } from '../../kernel/errors';
import { plannedTime } from '../../kernel/local-time';
import { EventKind, EventMode } from '../event.types';
import { type CleanPlan, cleanPlan } from '../series/plan';
import { occurrencesOf } from '../time/recurrence';
import { COUNT_MAX, readRule, ruleText, schedulable } from '../time/rule';
import { CalendarFault } from './format/faults';
import type { CalendarEntry } from './format/reading';

/** What is added to a series beside its rule is held by itself; more of them are no series. */
const EXTRA_MAX = 40;

/** What of a file can be held here: from the next occurrence on, what is over is not brought back. */
export interface ImportPlan {
  entry: CalendarEntry;
  plan: CleanPlan;
  /** Local times that the rule gives and that are not held. */
  exceptOn: string[];
}

/** @returns why it cannot be held */
export async function importPlan(
  ctx: Context,
  entry: CalendarEntry,
): Promise<ImportPlan | CalendarFault> {
  if (entry.cancelled) return CalendarFault.CANCELLED;
  if (entry.extra.length > EXTRA_MAX) return CalendarFault.DATES;
  try {
    const times = nextOf(entry, ctx.clock.now());
    if (!times) return CalendarFault.OVER;
    const { on, timeZone } = times;
    plannedTime({ on, timeZone }, ctx.clock.now(), 'start');
    const plan = await cleanPlan(
      ctx,
      {
        ...placeOf(entry, ctx.services.environment.origin),
        kind: EventKind.MEETING,
        title: entry.title || say('calendar.untitled'),
        start: { on, timeZone },
        durationMinutes: entry.durationMinutes,
        rule: times.rule,
      },
      '',
    );
    const cancelled = entry.changes.filter((change) => change.cancelled);
    const exceptOn = [...entry.except, ...cancelled.map(({ recurrenceOn }) => recurrenceOn)];
    return { entry, plan, exceptOn };
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    return faultOf(error);
  }
}

interface Times {
  on: string;
  timeZone: string;
  rule: string | null;
}

/** The first that is ahead, and the rule from there on; null when all are over. @throws InvalidError */
function nextOf({ startsOn: on, timeZone, rule: text }: CalendarEntry, now: Date): Times | null {
  const start = { on, timeZone };
  const rule = text ? schedulable(readRule(text, start)) : null;
  const plan = { ...start, rule };
  const [next] = occurrencesOf(plan, { from: now, first: 1 });
  if (!next) return null;
  if (!rule) return { ...start, rule: null };
  if (rule.count === null || next.on === on) return { on: next.on, timeZone, rule: rule.text };
  // A number of times is counted from the first of all; the last of them stays the last.
  const last = occurrencesOf(plan, { from: now, first: COUNT_MAX }).at(-1);
  const until = last?.at ?? next.at;
  return { on: next.on, timeZone, rule: ruleText({ ...rule, count: null, until }) };
}

/** Where it is held: a place, an address to join, or both. An address of this house is none. */
function placeOf(entry: CalendarEntry, origin: string) {
  const foreign = entry.url.startsWith(`${origin}/`) ? '' : entry.url;
  const joinIn = /^https?:\/\/\S+$/i.test(entry.location) ? entry.location : '';
  const place = joinIn ? '' : entry.location;
  const beside = place ? foreign : '';
  const descriptionMarkdown =
    beside && !entry.description.includes(beside)
      ? [entry.description, beside].filter(Boolean).join('\n\n')
      : entry.description;
  return {
    descriptionMarkdown,
    mode: place ? EventMode.IN_PERSON : EventMode.REMOTE,
    place: place || null,
    joinUrl: place ? null : joinIn || foreign || null,
  };
}

function faultOf({ details }: InvalidError): CalendarFault {
  const { path = '', rule = '' } = details.fields?.[0] ?? {};
  if (rule === 'tooFarAhead') return CalendarFault.TOO_LATE;
  if (rule === 'inFuture') return CalendarFault.OVER;
  if (path.includes('rule')) return CalendarFault.RULE;
  return path.includes('start') ? CalendarFault.START : CalendarFault.TEXT;
}
