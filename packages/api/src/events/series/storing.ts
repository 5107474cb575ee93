import { DAY } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { EventState } from '../event.types';
import { type EventSeries, seriesColumns } from '../event-series.entity';
import { occurrencesStored, type StoredOccurrence } from '../events.hooks';
import { type Occurrence, occurrencesOf, type Plan } from '../time/recurrence';
import { readRule } from '../time/rule';

/** How far ahead occurrences are stored: a year, and room to look at the next one. */
export const HORIZON_DAYS = 400;
/** More to come than this are not stored of one series: two a day for the whole of it. */
export const AHEAD_MAX = 750;

export const planOf = (series: Pick<EventSeries, 'startsOn' | 'timeZone' | 'rule'>): Plan => {
  const { startsOn: on, timeZone } = series;
  return { on, timeZone, rule: series.rule ? readRule(series.rule, { on, timeZone }) : null };
};

/** The series itself, for a change: keeps other writers of it out. Its community's lock is taken before. */
export async function lockSeries(tx: Context, seriesId: string): Promise<EventSeries | undefined> {
  const [series] = await rows<EventSeries>(
    tx,
    `select ${seriesColumns('s')} from event_series s where s.id = $1 for no key update`,
    [seriesId],
  );
  return series;
}

/**
 * Stores the occurrences of a series that the horizon has reached by now, and tells who waits for them. Those that are
 * there stay as they are; so it may be done again at any time.
 * @param tx inside a transaction, which holds the lock of the community
 * @param firstId of the first one; when it is not stored yet
 * @returns what is new, soonest first
 */
export async function storeOccurrences(
  tx: Context,
  seriesId: string,
  firstId?: string,
): Promise<StoredOccurrence[]> {
  const series = await lockSeries(tx, seriesId);
  if (!series?.storedUntil) return [];
  const [ahead] = await rows<{ count: number }>(
    tx,
    'select count(*)::int as count from event where series_id = $1 and starts_at > $2',
    [series.id, tx.clock.now()],
  );
  const now = tx.clock.now();
  const { found, storedUntil } = reach(planOf(series), now, series.storedUntil, ahead?.count ?? 0);
  const except = new Set(series.exceptOn);
  const wanted = found.filter(({ on }) => !except.has(on));
  const stored = await insertOccurrences(tx, series.id, wanted, firstId);
  await rows(tx, 'update event_series set stored_until = $2 where id = $1', [
    seriesId,
    storedUntil,
  ]);
  if (series.state === EventState.SCHEDULED) await occurrencesStored(tx, stored);
  return stored;
}

export interface Reached {
  found: Occurrence[];
  /** How far it reaches; null when nothing comes after it. */
  storedUntil: Date | null;
}

/**
 * What of a plan is to be stored by now.
 * @param after what is later than that
 * @param ahead how many to come are stored already
 */
export function reach(plan: Plan, now: Date, after: Date, ahead: number): Reached {
  const horizon = new Date(now.getTime() + HORIZON_DAYS * DAY);
  const from = new Date(after.getTime() + 1);
  const room = Math.max(0, AHEAD_MAX - ahead);
  let found = horizon > from ? occurrencesOf(plan, { from, until: horizon, first: room }) : [];
  const reached = found.length < room ? horizon : (found.at(-1)?.at ?? after);
  // What begins later than the horizon is held all the same: its first one has to be seen.
  const next = occurrencesOf(plan, { from: later(reached, after), first: 1 });
  if (found.length === 0 && next[0] && ahead === 0) found = next;
  const last = found.at(-1)?.at ?? reached;
  const more = occurrencesOf(plan, { from: later(last, reached), first: 1 }).length > 0;
  return {
    found,
    storedUntil: more ? new Date(Math.max(last.getTime(), reached.getTime())) : null,
  };
}

const later = (one: Date, other: Date): Date =>
  new Date(Math.max(one.getTime(), other.getTime()) + 1);

/** Each is a row with all that people see; what the series says is copied. */
export async function insertOccurrences(
  tx: Context,
  seriesId: string,
  found: Occurrence[],
  firstId = newId(),
): Promise<StoredOccurrence[]> {
  if (found.length === 0) return [];
  const stored = await rows<StoredOccurrence>(
    tx,
    `insert into event (id, series_id, community_id, recurrence_on, kind, title, description_markdown, description_html,
       starts_on, time_zone, duration_minutes, starts_at, ends_at, mode, place, join_url, capacity, host_id, rounds,
       state, created_at)
     select given.id, s.id, s.community_id, given.starts_on, s.kind, s.title, s.description_markdown, s.description_html,
       given.starts_on, s.time_zone, s.duration_minutes, given.starts_at,
       given.starts_at + make_interval(mins => s.duration_minutes), s.mode, s.place, s.join_url, s.capacity, s.host_id,
       s.rounds, s.state, $5
      from event_series s, unnest($2::uuid[], $3::timestamp[], $4::timestamptz[]) as given(id, starts_on, starts_at)
     where s.id = $1
     order by given.starts_at
     on conflict (series_id, recurrence_on) do nothing
     returning id, series_id as "seriesId", community_id as "communityId", starts_at as "startsAt", ends_at as "endsAt"`,
    [
      seriesId,
      found.map((_, place) => (place === 0 ? firstId : newId())),
      found.map(({ on }) => on),
      found.map(({ at }) => at),
      tx.clock.now(),
    ],
  );
  return stored.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}
