import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import type { SeatGiven } from './rsvp.signals';

export type Seat = Omit<SeatGiven, 'givenAt' | 'eventIds'> & { startsAt: Date };

/** The way in which somebody comes, inside a statement: only a hybrid event leaves the choice. */
export const wayTo = (e: string, attending: string): string =>
  `(case ${e}.mode when 'IN_PERSON' then 'IN_PERSON' when 'REMOTE' then 'REMOTE' else ${attending} end)`;

/** Whether coming in a way takes one of the seats, inside a statement. */
export const takesSeat = (e: string, attending: string): string =>
  `(${e}.mode <> 'HYBRID' or ${attending} = 'IN_PERSON')`;

/** Counts the answers to events anew. Their rows are held by whoever calls it. */
export async function recount(tx: Context, eventIds: readonly string[]): Promise<void> {
  await rows(
    tx,
    `update event e set going_count = n.going, remote_count = n.remote, maybe_count = n.maybe,
       waiting_count = n.waiting, seats_taken = n.seats
       from (select x.id,
           count(*) filter (where r.answer = 'GOING' and r.waiting_since is null)::int as going,
           count(*) filter (where r.answer = 'GOING' and r.waiting_since is null and r.attending = 'REMOTE')::int as remote,
           count(*) filter (where r.answer = 'MAYBE')::int as maybe,
           count(*) filter (where r.waiting_since is not null)::int as waiting,
           count(*) filter (where r.answer = 'GOING' and r.waiting_since is null
             and ${takesSeat('x', 'r.attending')})::int as seats
           from event x left join event_rsvp r on r.event_id = x.id
          where x.id = any($1) group by x.id) n
      where e.id = n.id`,
    [eventIds],
  );
}

/**
 * Gives free seats to those who wait longest, and a way in to those who no longer need one. The counts are right before
 * it and not after. @returns who has got one
 */
export const freeSeats = (tx: Context, eventIds: readonly string[]): Promise<Seat[]> =>
  rows<Seat>(
    tx,
    `with waiting as (
       select r.event_id, r.person_id, ${takesSeat('e', 'r.attending')} as takes, e.capacity - e.seats_taken as free,
         row_number() over (partition by r.event_id, ${takesSeat('e', 'r.attending')}
           order by r.waiting_since, r.waiting_place) as place
         from event_rsvp r join event e on e.id = r.event_id
        where e.id = any($1) and e.waiting_count > 0 and r.waiting_since is not null
     )
     update event_rsvp r set waiting_since = null from waiting w, event e
      where r.event_id = w.event_id and r.person_id = w.person_id and e.id = r.event_id
        and (not w.takes or w.free is null or w.place <= w.free)
     returning r.event_id as "eventId", e.series_id as "seriesId", e.community_id as "communityId",
       r.person_id as "personId", e.starts_at as "startsAt"`,
    [eventIds],
  );
