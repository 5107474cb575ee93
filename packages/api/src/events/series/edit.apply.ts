import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import { seriesSplit } from '../events.hooks';
import { copyStanding } from '../rsvp/taking-over';
import type { EditPlan, Placed } from './edit.plan';
import { columns, type Patch } from './patch';
import { insertOccurrences, storeOccurrences } from './storing';

/**
 * Does what was planned.
 * @param tx inside a transaction, which holds the locks of community and series
 * @returns the series that the occurrences stand in now, and the ids of those that are new
 */
export async function applyEdit(
  tx: Context,
  series: EventSeries,
  plan: EditPlan,
  eventId: string,
): Promise<{ seriesId: string; addedIds: string[] }> {
  const seriesId = plan.split ? await splitSeries(tx, series, plan) : series.id;
  await changeSeries(tx, seriesId, plan);
  const gone = plan.removed.map(({ id }) => id);
  if (gone.length > 0) await rows(tx, 'delete from event where id = any($1)', [gone]);
  await place(tx, plan.placed);
  await changeRows(tx, plan, eventId);
  await cancelLost(
    tx,
    plan.cancelled.map(({ id }) => id),
  );
  const added = await insertOccurrences(tx, seriesId, plan.added);
  // A plan that was cut off by its number goes on by itself.
  const later = plan.split && !plan.times ? await storeOccurrences(tx, seriesId) : [];
  return { seriesId, addedIds: [...added, ...later].map(({ id }) => id) };
}

/** What was before goes on in the old series until it ends there; these and what comes after them are a new one. */
export async function splitSeries(
  tx: Context,
  series: EventSeries,
  { split, rows: concerned }: Pick<EditPlan, 'split' | 'rows'>,
): Promise<string> {
  if (!split) return series.id;
  const toId = newId();
  const { startsOn, timeZone, rule } = split.times;
  await rows(
    tx,
    `insert into event_series (id, community_id, uid, kind, title, description_markdown, description_html, starts_on,
       time_zone, duration_minutes, rule, except_on, mode, place, join_url, capacity, host_id, rounds, state, created_by,
       created_at, decided_by, decided_at, stored_until, split_from_id)
     select $2, community_id, $3, kind, title, description_markdown, description_html, $4, $5, duration_minutes, $6,
       except_on, mode, place, join_url, capacity, host_id, rounds, state, created_by, $7, decided_by, decided_at,
       stored_until, id
      from event_series where id = $1`,
    [series.id, toId, `${toId}@guildhall`, startsOn, timeZone, rule, tx.clock.now()],
  );
  await rows(
    tx,
    `update event_series set rule = $2, stored_until = null, version = version + 1, sequence = sequence + 1 where id = $1`,
    [series.id, split.endingRule],
  );
  const eventIds = concerned.map(({ id }) => id);
  await rows(tx, 'update event set series_id = $2 where id = any($1)', [eventIds, toId]);
  await copyStanding(tx, series.id, toId);
  const { communityId } = series;
  await seriesSplit(tx, { communityId, fromId: series.id, toId, eventIds });
  return toId;
}

async function changeSeries(tx: Context, seriesId: string, { patch, times }: EditPlan) {
  const { sets, params } = settingsOf(patch, [seriesId]);
  if (times) {
    const { startsOn, timeZone, rule, storedUntil } = times;
    const n = params.push(startsOn, timeZone, rule, storedUntil) - 3;
    sets.push(
      `starts_on = $${n}::timestamp, time_zone = $${n + 1}, rule = $${n + 2}, stored_until = $${n + 3}, except_on = '{}'`,
    );
  }
  await rows(
    tx,
    `update event_series set ${[...sets, 'version = version + 1', 'sequence = sequence + 1'].join(', ')} where id = $1`,
    params,
  );
}

/** The columns that a patch sets, for the series and for its occurrences alike. */
function settingsOf(patch: Patch, params: unknown[], own?: (field: string) => string) {
  const sets: string[] = [];
  for (const { field, of } of columns) {
    for (const [key, column, type] of of) {
      if (!(key in patch)) continue;
      const value = type === 'jsonb' ? JSON.stringify(patch[key]) : patch[key];
      const n = params.push(value ?? null);
      const set = `$${n}::${type}`;
      sets.push(
        `${column} = ${own ? `case when ${own(field)} then ${column} else ${set} end` : set}`,
      );
    }
  }
  return { sets, params };
}

/** In two steps: a day that one of them leaves is where another one comes to stand. */
async function place(tx: Context, placed: Placed[]): Promise<void> {
  if (placed.length === 0) return;
  const ids = placed.map(({ row }) => row.id);
  await rows(
    tx,
    `update event set recurrence_on = recurrence_on - interval '4000 years' where id = any($1)`,
    [ids],
  );
  await rows(
    tx,
    `update event e set recurrence_on = given.recurrence_on, starts_on = given.starts_on, time_zone = given.time_zone,
       starts_at = given.starts_at, ends_at = given.starts_at + make_interval(mins => e.duration_minutes),
       state = case when given.revived then $7 else e.state end,
       cancelled_at = case when given.revived then null else e.cancelled_at end
      from unnest($1::uuid[], $2::timestamp[], $3::timestamp[], $4::text[], $5::timestamptz[], $6::boolean[])
        as given(id, recurrence_on, starts_on, time_zone, starts_at, revived)
     where e.id = given.id`,
    [
      ids,
      placed.map(({ recurrenceOn }) => recurrenceOn),
      placed.map(({ startsOn }) => startsOn),
      placed.map(({ timeZone }) => timeZone),
      placed.map(({ startsAt }) => startsAt),
      placed.map(({ revived }) => revived),
      EventState.SCHEDULED,
    ],
  );
}

/** What an occurrence has of its own stays, but not at the one that the change was done at. */
async function changeRows(
  tx: Context,
  { patch, rows: concerned, fields, removed }: EditPlan,
  eventId: string,
) {
  const gone = new Set(removed.map(({ id }) => id));
  const ids = concerned.map(({ id }) => id).filter((id) => !gone.has(id));
  const { sets, params } = settingsOf(
    patch,
    [ids, eventId, fields],
    (field) => `id <> $2 and '${field}' = any(own)`,
  );
  const counted = [
    ...sets,
    `own = case when id = $2 then array(select o from unnest(own) o where o <> all($3::text[]) or o = 'TIME') else own end`,
    'version = version + 1',
    'sequence = sequence + 1',
  ];
  await rows(tx, `update event set ${counted.join(', ')} where id = any($1)`, params);
  if (patch.durationMinutes === undefined) return;
  await rows(
    tx,
    'update event set ends_at = starts_at + make_interval(mins => duration_minutes) where id = any($1)',
    [ids],
  );
}

/** By nobody: what the rule no longer gives comes back with it. */
async function cancelLost(tx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await affected(
    tx,
    `update event set state = case state when 'PROPOSED' then 'DECLINED' else 'CANCELLED' end, cancelled_at = $2,
       cancelled_by = null, cancel_reason = null
      where id = any($1)`,
    [ids, tx.clock.now()],
  );
}
