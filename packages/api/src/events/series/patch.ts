import type { Context } from '../../kernel/context';
import { InvalidError } from '../../kernel/errors';
import { instantOf, plannedTime } from '../../kernel/local-time';
import type { CommunityEvent } from '../event.entity';
import { EventField } from '../event.types';
import { maybeAddress } from '../text';
import type { LocalStart } from '../time/rule';
import type { EventChangeInput } from './edit.inputs';
import { cleanDescription, cleanPlace, cleanRounds, cleanTitle, type PlanContents } from './plan';

/** What is to become different; what is not named stays. */
export interface Patch extends Partial<PlanContents> {
  start?: LocalStart;
  /** As it was typed; null ends the repeating. */
  rule?: string | null;
}

/** Which column holds what can be an occurrence's own; time has several and goes its own way. */
export const columns: Array<{
  field: EventField;
  of: Array<[key: keyof PlanContents, column: string, type: string]>;
}> = [
  { field: EventField.KIND, of: [['kind', 'kind', 'text']] },
  { field: EventField.TITLE, of: [['title', 'title', 'text']] },
  {
    field: EventField.DESCRIPTION,
    of: [
      ['descriptionMarkdown', 'description_markdown', 'text'],
      ['descriptionHtml', 'description_html', 'text'],
    ],
  },
  { field: EventField.DURATION, of: [['durationMinutes', 'duration_minutes', 'int']] },
  { field: EventField.MODE, of: [['mode', 'mode', 'text']] },
  { field: EventField.PLACE, of: [['place', 'place', 'text']] },
  { field: EventField.JOIN_URL, of: [['joinUrl', 'join_url', 'text']] },
  { field: EventField.CAPACITY, of: [['capacity', 'capacity', 'int']] },
  { field: EventField.HOST, of: [['hostId', 'host_id', 'uuid']] },
  { field: EventField.ROUNDS, of: [['rounds', 'rounds', 'jsonb']] },
];

/**
 * A change that can be kept, its words rendered; outside of a transaction.
 * @throws InvalidError
 */
export async function cleanChange(ctx: Context, change: EventChangeInput): Promise<Patch> {
  const patch: Patch = {};
  if (change.kind != null) patch.kind = change.kind;
  if (change.title != null) patch.title = cleanTitle(change.title, 'change.title');
  if (change.descriptionMarkdown != null) {
    const path = 'change.descriptionMarkdown';
    Object.assign(patch, await cleanDescription(ctx, change.descriptionMarkdown, path));
  }
  if (change.start != null) patch.start = cleanStart(change.start);
  if (change.durationMinutes != null) patch.durationMinutes = change.durationMinutes;
  if (change.rule !== undefined) patch.rule = change.rule?.trim() || null;
  if (change.mode != null) patch.mode = change.mode;
  if (change.place !== undefined) patch.place = cleanPlace(change.place, 'change.place');
  if (change.joinUrl !== undefined) patch.joinUrl = maybeAddress(change.joinUrl, 'change.joinUrl');
  if (change.capacity !== undefined) patch.capacity = change.capacity;
  if (change.hostId !== undefined) patch.hostId = change.hostId;
  if (change.rounds !== undefined) {
    patch.rounds = cleanRounds(change.rounds ?? [], 'change.rounds');
  }
  return patch;
}

function cleanStart({ on, timeZone }: LocalStart): LocalStart {
  try {
    instantOf({ on, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError({ path: 'change.start.on', rule: 'matches' });
  }
  return { on, timeZone };
}

/**
 * What of a change is one: a form sends all it shows, and what is there already is no change.
 * @param rule of the series now
 * @throws InvalidError when something that is still to come would begin in the past
 */
export function differing(
  { start, rule, ...contents }: Patch,
  event: CommunityEvent,
  series: { rule: string | null; same: (text: string) => boolean },
  now: Date,
): Patch {
  const patch: Patch = {};
  for (const { of } of columns) {
    const [[key]] = of as [[keyof PlanContents, string, string]];
    if (!(key in contents) || same(contents[key], event[key])) continue;
    for (const [each] of of) Object.assign(patch, { [each]: contents[each] });
  }
  if (start && (start.on !== event.startsOn || start.timeZone !== event.timeZone)) {
    if (event.endsAt > now) plannedTime(start, now, 'change.start');
    patch.start = start;
  }
  const rules = rule !== undefined && (rule === null ? series.rule !== null : !series.same(rule));
  if (rules) patch.rule = rule;
  return patch;
}

/** The fields that a change concerns. */
export function fieldsOf(patch: Patch): EventField[] {
  const fields = columns.filter(({ of }) => of.some(([key]) => key in patch)).map((c) => c.field);
  return patch.start || patch.rule !== undefined ? [...fields, EventField.TIME] : fields;
}

/** A round comes out of the database with its keys in any order. */
export function same(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
  return text(one ?? null) === text(other ?? null);
}
