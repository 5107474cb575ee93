import type {
  EventChangeInput,
  EventKind,
  EventMode,
  EventPlanInput,
  EventToEditFragment,
} from '../../../gql/graphql';
import { fromRule, type RuleDraft, toRule } from './rule';

export const KINDS: readonly EventKind[] = [
  'MEETING',
  'WORKSHOP',
  'WEBINAR',
  'CASE_CLINIC',
  'COFFEE',
];
export const MODES: readonly EventMode[] = ['HYBRID', 'REMOTE', 'IN_PERSON'];

/** Minutes of a round that somebody has just added. */
const ROUND_MINUTES = 15;

export interface RoundDraft {
  key: number;
  name: string;
  minutes: number;
}

/** An event as its form holds it: texts, also where the API wants nothing instead of an empty one. */
export interface EventDraft {
  kind: EventKind;
  title: string;
  description: string;
  /** Local, of the event's zone. */
  day: string;
  hour: string;
  timeZone: string;
  minutes: number;
  rule: RuleDraft | null;
  mode: EventMode;
  place: string;
  joinUrl: string;
  capacity: string;
  hostId: string;
  rounds: RoundDraft[];
}

export const startOf = ({ day, hour }: EventDraft): string => `${day}T${hour}`;

let roundKeys = 0;
export const aRound = (name = '', minutes = ROUND_MINUTES): RoundDraft => {
  roundKeys += 1;
  return { key: roundKeys, name, minutes };
};

export function anEvent(day: string, hour: string, timeZone: string): EventDraft {
  return {
    ...{ kind: 'MEETING', title: '', description: '', day, hour, timeZone, minutes: 60 },
    ...{ rule: null, mode: 'HYBRID', place: '', joinUrl: '', capacity: '', hostId: '', rounds: [] },
  };
}

export function draftOf(event: EventToEditFragment): EventDraft {
  const [day = '', hour = ''] = event.startsOn.split('T');
  const { rule } = event.series;
  return {
    ...{ kind: event.kind, title: event.title, description: event.descriptionMarkdown },
    ...{ day, hour: hour.slice(0, 5), timeZone: event.timeZone, minutes: event.durationMinutes },
    rule: rule ? fromRule(rule, event.series.startsOn, event.timeZone) : null,
    ...{ mode: event.mode, place: event.place ?? '', joinUrl: event.joinUrl ?? '' },
    capacity: event.capacity == null ? '' : String(event.capacity),
    hostId: event.host?.id ?? '',
    rounds: event.rounds.map(({ name, minutes }) => aRound(name, minutes)),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

export function planOf(draft: EventDraft): EventPlanInput {
  const { mode } = draft;
  return {
    kind: draft.kind,
    title: draft.title.trim(),
    descriptionMarkdown: draft.description.trim(),
    start: { on: startOf(draft), timeZone: draft.timeZone },
    durationMinutes: draft.minutes,
    rule: draft.rule && toRule(draft.rule, startOf(draft), draft.timeZone),
    mode,
    place: mode === 'REMOTE' ? null : orNull(draft.place),
    joinUrl: mode === 'IN_PERSON' ? null : orNull(draft.joinUrl),
    capacity: draft.capacity.trim() ? Number(draft.capacity) : null,
    hostId: orNull(draft.hostId),
    rounds:
      draft.kind === 'CASE_CLINIC'
        ? draft.rounds
            .filter(({ name }) => name.trim())
            .map(({ name, minutes }) => ({ name: name.trim(), minutes }))
        : [],
  };
}

/**
 * One's own draft upon what somebody else has saved meanwhile: where both have changed the same, one's own stands;
 * what one has not touched is theirs.
 */
export function rebased(began: EventDraft, mine: EventDraft, theirs: EventDraft): EventDraft {
  const [was, is] = [planOf(began), planOf(mine)];
  const touched = (...names: (keyof EventPlanInput)[]) =>
    names.some((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  const { day, hour, timeZone } = mine;
  return {
    ...theirs,
    ...(touched('kind') && { kind: mine.kind }),
    ...(touched('title') && { title: mine.title }),
    ...(touched('descriptionMarkdown') && { description: mine.description }),
    ...(touched('start') && { day, hour, timeZone }),
    ...(touched('durationMinutes') && { minutes: mine.minutes }),
    ...(touched('rule') && { rule: mine.rule }),
    ...(touched('mode') && { mode: mine.mode }),
    ...(touched('place') && { place: mine.place }),
    ...(touched('joinUrl') && { joinUrl: mine.joinUrl }),
    ...(touched('capacity') && { capacity: mine.capacity }),
    ...(touched('hostId') && { hostId: mine.hostId }),
    ...(touched('rounds') && { rounds: mine.rounds }),
  };
}

/** What is another than before, and nothing else: what one has not touched goes on following its series. */
export function changeOf(before: EventDraft, after: EventDraft): EventChangeInput {
  const [was, is] = [planOf(before), planOf(after)];
  const names = Object.keys(is) as (keyof EventPlanInput)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => [name, is[name]]),
  );
}
