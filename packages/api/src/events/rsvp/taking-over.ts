import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { recount, takesSeat, wayTo } from './seats';

/**
 * Gives occurrences that were just stored the answers to their series, in one statement. Who answered first has the
 * seats; the others wait in their order. An answer that is there already stays.
 */
export async function takeOver(tx: Context, eventIds: readonly string[]): Promise<void> {
  const way = wayTo('e', `coalesce(s.attending, 'REMOTE')`);
  const taken = await rows<{ id: string }>(
    tx,
    `with standing as (
       select e.id, e.capacity - e.seats_taken as free, s.person_id, s.answer, s.answered_at,
         case when s.answer <> 'NOT' then ${way} end as attending,
         s.answer = 'GOING' and ${takesSeat('e', way)} as takes
         from event e join event_series_rsvp s on s.series_id = e.series_id
        where e.id = any($1) and not exists (
          select 1 from event_rsvp r where r.event_id = e.id and r.person_id = s.person_id)
     ), placed as (
       select *, row_number() over (partition by id, takes order by answered_at, person_id) as place from standing
     )
     insert into event_rsvp (event_id, person_id, answer, attending, waiting_since, from_series, answered_at)
     select id, person_id, answer, attending,
       case when takes and free is not null and place > greatest(free, 0) then $2::timestamptz end, true, answered_at
       from placed order by id, answered_at, person_id
     returning event_id as id`,
    [eventIds, tx.clock.now()],
  );
  if (taken.length > 0) await recount(tx, [...new Set(taken.map(({ id }) => id))]);
}

/**
 * What comes out of another series keeps who said they come to all of that.
 * @param tx inside the transaction that makes the second out of the first
 */
export async function copyStanding(tx: Context, fromId: string, toId: string): Promise<void> {
  await rows(
    tx,
    `insert into event_series_rsvp (series_id, person_id, answer, attending, answered_at)
     select $2, person_id, answer, attending, answered_at from event_series_rsvp where series_id = $1
     on conflict do nothing`,
    [fromId, toId],
  );
}
