import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { instantOf } from '../../kernel/local-time';
import { renderWords } from '../../threads/files/dressing';
import { TITLE_MAX } from '../../threads/text';
import type { EventRound } from '../event.entity';
import { type EventKind, EventMode } from '../event.types';
import { line, maybeAddress, maybeLine, maybeMarkdown } from '../text';
import { occurrencesOf } from '../time/recurrence';
import { type LocalStart, type Rule, readRule, ruleText, schedulable } from '../time/rule';
import { type EventPlanInput, PLACE_MAX, ROUND_NAME_MAX } from './plan.inputs';

/** What a series says of each of its occurrences. */
export interface PlanContents {
  kind: EventKind;
  title: string;
  descriptionMarkdown: string;
  descriptionHtml: string;
  durationMinutes: number;
  mode: EventMode;
  place: string | null;
  joinUrl: string | null;
  capacity: number | null;
  hostId: string | null;
  rounds: EventRound[];
}

/** A plan that can be kept. */
export interface CleanPlan extends PlanContents {
  /** The first occurrence: also where the rule is said to begin, so that every calendar program reads it alike. */
  on: string;
  timeZone: string;
  rule: Rule | null;
}

/**
 * Makes a plan of what somebody typed, its words rendered; outside of a transaction.
 * @param path where it stands in the input
 * @throws InvalidError
 */
export async function cleanPlan(
  ctx: Context,
  input: EventPlanInput,
  path = 'plan',
): Promise<CleanPlan> {
  const { kind, durationMinutes, mode, capacity = null } = input;
  const words = await cleanDescription(
    ctx,
    input.descriptionMarkdown,
    `${path}.descriptionMarkdown`,
  );
  return {
    kind,
    title: cleanTitle(input.title, `${path}.title`),
    ...words,
    durationMinutes,
    mode,
    place: mode === EventMode.REMOTE ? null : cleanPlace(input.place, `${path}.place`),
    joinUrl: mode === EventMode.IN_PERSON ? null : cleanLink(input.joinUrl, `${path}.joinUrl`),
    capacity,
    hostId: input.hostId ?? ctx.viewer.personId,
    rounds: cleanRounds(input.rounds ?? [], `${path}.rounds`),
    ...cleanTimes(input, path),
  };
}

/**
 * When it begins, and what follows from it.
 * @throws InvalidError when the day or hour does not exist, or the rule says nothing
 */
export function cleanTimes(
  { start, rule: text }: Pick<EventPlanInput, 'start' | 'rule'>,
  path = 'plan',
): Pick<CleanPlan, 'on' | 'timeZone' | 'rule'> {
  const { on, timeZone } = start;
  const at = (field: string) => (path ? `${path}.${field}` : field);
  try {
    instantOf(start);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError({ path: at('start.on'), rule: 'matches' });
  }
  if (!text?.trim()) return { on, timeZone, rule: null };
  const rule = withOneEnd(schedulable(readRule(text, start, at('rule')), at('rule')), start);
  const [first] = occurrencesOf({ on, timeZone, rule }, { first: 1 }, at('rule'));
  if (!first) throw new InvalidError({ path: at('rule'), rule: 'neverHappens' });
  return { on: first.on, timeZone, rule };
}

/** A number and a last day, which calendar programs do not take together: what ends it first is kept. */
function withOneEnd(rule: Rule, start: LocalStart): Rule {
  const { count, until } = rule;
  if (count === null || until === null) return rule;
  const all = occurrencesOf({ ...start, rule }, { first: count });
  const kept = all.length < count ? { ...rule, count: null } : { ...rule, until: null };
  return { ...kept, text: ruleText(kept) };
}

/** It may say nothing: a coffee needs no words. */
export async function cleanDescription(
  ctx: Context,
  text: string,
  path = 'descriptionMarkdown',
): Promise<Pick<PlanContents, 'descriptionMarkdown' | 'descriptionHtml'>> {
  const descriptionMarkdown = maybeMarkdown(text, path);
  if (!descriptionMarkdown) return { descriptionMarkdown, descriptionHtml: '' };
  const { html } = await renderWords(ctx, descriptionMarkdown);
  return { descriptionMarkdown, descriptionHtml: html };
}

export const cleanTitle = (text: string, path: string): string => line(text, TITLE_MAX, path);

export const cleanPlace = (text: string | null | undefined, path: string): string | null =>
  maybeLine(text, PLACE_MAX, path);

/** Where to join: an address that a browser opens, and nothing that runs. */
export const cleanLink = maybeAddress;

export const cleanRounds = (rounds: EventRound[], path: string): EventRound[] =>
  rounds.map(({ name, minutes }, place) => ({
    name: line(name, ROUND_NAME_MAX, `${path}.${place}.name`),
    minutes,
  }));

/** Who invites is somebody of the community. @throws InvalidError */
export async function hostIn(
  tx: Context,
  communityId: string,
  hostId: string | null,
  path = 'plan.hostId',
): Promise<void> {
  if (hostId === null) return;
  const [found] = isId(hostId)
    ? await rows(
        tx,
        `select 1 from membership where community_id = $1 and person_id = $2 and state = 'ACTIVE'`,
        [communityId, hostId],
      )
    : [];
  if (!found) throw new InvalidError({ path, rule: 'isMember' });
}
