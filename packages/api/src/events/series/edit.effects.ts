import { EventField, EventState } from '../event.types';
import type { EditPlan, Placed, Row } from './edit.plan';

/** What a change is for the people of one occurrence. */
export type Effect = 'MOVED' | 'PLACE' | 'CHANGED';

const PLACES: EventField[] = [EventField.PLACE, EventField.JOIN_URL, EventField.MODE];

export interface Effects {
  /** What becomes of those that change at all. */
  changed: Map<string, Effect>;
  /** Those that keep something of their own which the change is about. */
  kept: Row[];
}

/** Whom a change concerns: the preview counts them, and the edit tells of them. */
export function effectsOf(plan: EditPlan, eventId: string): Effects {
  const changed = new Map<string, Effect>();
  const kept: Row[] = [];
  const places = new Map(plan.placed.map((placed) => [placed.row.id, placed]));
  const gone = new Set([...plan.cancelled, ...plan.removed].map(({ id }) => id));
  for (const row of plan.rows) {
    if (gone.has(row.id) || row.state === EventState.CANCELLED) continue;
    const theirs = row.id === eventId ? [] : row.own;
    const fields = plan.fields.filter((field) => !theirs.includes(field));
    const effect = effectOf(fields, row, places.get(row.id));
    if (effect) changed.set(row.id, effect);
    if (fields.length < plan.fields.length) kept.push(row);
  }
  return { changed, kept };
}

function effectOf(fields: EventField[], row: Row, placed: Placed | undefined): Effect | null {
  const moved =
    placed !== undefined &&
    (placed.startsAt.getTime() !== row.startsAt.getTime() || placed.startsOn !== row.startsOn);
  if (moved || fields.includes(EventField.DURATION)) return 'MOVED';
  if (fields.some((field) => PLACES.includes(field))) return 'PLACE';
  return fields.some((field) => field !== EventField.TIME) ? 'CHANGED' : null;
}
