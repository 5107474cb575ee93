import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { instantOf } from '../../kernel/local-time';
import type { CommunityEvent } from '../event.entity';
import { EventField } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import type { Effect } from './edit.effects';
import { columns, fieldsOf, type Patch, same } from './patch';

/**
 * Changes one occurrence. What is then other than in its series is its own; what is the same follows it again.
 * @param tx inside a transaction, which holds its lock
 */
export async function changeOne(
  tx: Context,
  event: CommunityEvent,
  series: EventSeries,
  patch: Patch,
): Promise<Effect> {
  const own = new Set(event.own);
  for (const field of fieldsOf(patch)) {
    if (follows(field, event, series, patch)) own.delete(field);
    else own.add(field);
  }
  return write(tx, event, patch, [...own]);
}

/** Takes over from the series what an occurrence had of its own. */
export async function followAgain(
  tx: Context,
  event: CommunityEvent,
  series: EventSeries,
  fields: EventField[],
): Promise<{ effect: Effect; patch: Patch }> {
  const [whole] = await rows<EventSeries & { descriptionHtml: string }>(
    tx,
    'select description_html as "descriptionHtml" from event_series where id = $1',
    [series.id],
  );
  const said = { ...series, descriptionHtml: whole?.descriptionHtml ?? '' };
  const patch: Patch = {};
  for (const { field, of } of columns) {
    if (!fields.includes(field)) continue;
    for (const [key] of of) Object.assign(patch, { [key]: said[key] });
  }
  if (fields.includes(EventField.TIME)) {
    patch.start = { on: event.recurrenceOn, timeZone: series.timeZone };
  }
  const own = event.own.filter((field) => !fields.includes(field));
  return { effect: await write(tx, event, patch, own), patch };
}

function follows(
  field: EventField,
  event: CommunityEvent,
  series: EventSeries,
  patch: Patch,
): boolean {
  if (field === EventField.TIME) {
    const { on, timeZone } = patch.start ?? {};
    return on === event.recurrenceOn && timeZone === series.timeZone;
  }
  const key = columns.find((column) => column.field === field)?.of[0]?.[0];
  return key !== undefined && same(patch[key], (series as unknown as Patch)[key]);
}

async function write(
  tx: Context,
  event: CommunityEvent,
  patch: Patch,
  own: EventField[],
): Promise<Effect> {
  const params: unknown[] = [event.id, own];
  const sets: string[] = [];
  for (const { of } of columns) {
    for (const [key, column, type] of of) {
      if (!(key in patch)) continue;
      const value = type === 'jsonb' ? JSON.stringify(patch[key]) : patch[key];
      sets.push(`${column} = $${params.push(value ?? null)}::${type}`);
    }
  }
  const { on, timeZone } = patch.start ?? { on: event.startsOn, timeZone: event.timeZone };
  const minutes = patch.durationMinutes ?? event.durationMinutes;
  const startsAt = instantOf({ on, timeZone });
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  const n = params.push(on, timeZone, startsAt, endsAt) - 3;
  await rows(
    tx,
    `update event set ${sets.map((set) => `${set}, `).join('')} own = $2, starts_on = $${n}::timestamp,
       time_zone = $${n + 1}, starts_at = $${n + 2}, ends_at = $${n + 3}, version = version + 1, sequence = sequence + 1
      where id = $1`,
    params,
  );
  if (patch.start || patch.durationMinutes !== undefined) return 'MOVED';
  return 'place' in patch || 'joinUrl' in patch || 'mode' in patch ? 'PLACE' : 'CHANGED';
}
