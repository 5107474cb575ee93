import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { emit } from '../../kernel/signals';
import { seatGiven } from './rsvp.signals';
import type { Attending, RsvpAnswer } from './rsvp.types';
import { freeSeats, recount, type Seat, takesSeat, wayTo } from './seats';

/** What somebody answers. */
export interface Answer {
  answer: RsvpAnswer;
  /** Of a hybrid event; when left out as before, else remotely. */
  attending?: Attending | null;
  /** When left out, what was written before stays. */
  note?: string | null;
  fromSeries?: boolean;
}

/**
 * Writes somebody's answer to an event down. Who would come to a full one waits for a seat.
 * @param tx a transaction that has asked whether they may, and holds the community's row
 */
export const setAnswer = (
  tx: Context,
  event: { id: string },
  personId: string,
  answer: Answer,
): Promise<void> => answerAll(tx, [event.id], personId, answer);

/** The same to several events at once, in the same number of statements. What is over or not held is left out. */
export async function answerAll(
  tx: Context,
  eventIds: readonly string[],
  personId: string,
  { answer, attending = null, note, fromSeries = false }: Answer,
): Promise<void> {
  const ids = await lockEvents(tx, eventIds);
  if (ids.length === 0) return;
  // Who comes back to the waiting list begins at its end, also within the same instant.
  await rows(
    tx,
    `update event_rsvp set waiting_place = default
      where event_id = any($1) and person_id = $2 and waiting_since is null`,
    [ids, personId],
  );
  await rows(
    tx,
    `with asked as (
       select e.id, e.capacity, e.seats_taken, e.waiting_count, r.waiting_since,
         ${wayTo('e', `coalesce($4, r.attending, 'REMOTE')`)} as attending,
         (r.answer = 'GOING' and r.waiting_since is null and ${takesSeat('e', 'r.attending')}) as seated,
         ${takesSeat('e', wayTo('e', `coalesce($4, r.attending, 'REMOTE')`))} as takes
         from event e left join event_rsvp r on r.event_id = e.id and r.person_id = $2
        where e.id = any($1)
     )
     insert into event_rsvp as r (event_id, person_id, answer, attending, waiting_since, from_series, answered_at, note)
     select a.id, $2, $3, case when $3 <> 'NOT' then a.attending end,
       case when $3 = 'GOING' and a.takes and not coalesce(a.seated, false) and a.capacity is not null
           and (a.seats_taken >= a.capacity or a.waiting_count > 0)
         then coalesce(a.waiting_since, $5) end,
       $6, $5, nullif($7::text, '')
       from asked a
     on conflict (event_id, person_id) do update set answer = excluded.answer, attending = excluded.attending,
       waiting_since = excluded.waiting_since, from_series = excluded.from_series,
       answered_at = case when r.answer = excluded.answer then r.answered_at else excluded.answered_at end,
       note = case when $7 is null then r.note else excluded.note end`,
    [ids, personId, answer, attending, tx.clock.now(), fromSeries, note ?? null],
  );
  await recount(tx, ids);
  await fillLocked(tx, ids, personId);
}

/** Takes somebody's answers to events back. @param onlyFromSeries leaves those that were given one by one */
export async function takeBackAll(
  tx: Context,
  eventIds: readonly string[],
  personId: string,
  { onlyFromSeries = false } = {},
): Promise<void> {
  const ids = await lockEvents(tx, eventIds);
  if (ids.length === 0) return;
  await rows(
    tx,
    'delete from event_rsvp where event_id = any($1) and person_id = $2 and (from_series or not $3)',
    [ids, personId, onlyFromSeries],
  );
  await recount(tx, ids);
  await fillLocked(tx, ids, personId);
}

/**
 * Gives the seats that are free to those who wait longest, and tells them. To be called whenever seats, way or state of
 * an event have changed; who has a seat keeps it when there are fewer.
 * @param tx a transaction that holds the community's row
 */
export async function fillSeats(tx: Context, ...eventIds: string[]): Promise<void> {
  const ids = await lockEvents(tx, eventIds);
  if (ids.length === 0) return;
  await rows(
    tx,
    `update event_rsvp r set attending = ${wayTo('e', 'r.attending')} from event e
      where e.id = r.event_id and e.id = any($1) and r.attending is not null
        and r.attending <> ${wayTo('e', 'r.attending')}`,
    [ids],
  );
  await recount(tx, ids);
  await fillLocked(tx, ids);
}

/** @param unless who is just answering, and sees it themselves */
async function fillLocked(tx: Context, ids: string[], unless?: string): Promise<void> {
  const given = await freeSeats(tx, ids);
  if (given.length === 0) return;
  await recount(tx, [...new Set(given.map(({ eventId }) => eventId))]);
  const givenAt = tx.clock.now().toISOString();
  for (const seats of byPersonAndSeries(given.filter(({ personId }) => personId !== unless))) {
    const [{ eventId, seriesId, communityId, personId }] = seats;
    const all = seats.map((seat) => seat.eventId);
    await emit(tx, seatGiven, { eventId, eventIds: all, seriesId, communityId, personId, givenAt });
  }
}

/** Soonest first: whoever gets a seat at each of a series is told once. */
function byPersonAndSeries(given: readonly Seat[]): Array<[Seat, ...Seat[]]> {
  const groups = new Map<string, [Seat, ...Seat[]]>();
  for (const seat of [...given].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const key = `${seat.personId} ${seat.seriesId}`;
    const known = groups.get(key);
    if (known) known.push(seat);
    else groups.set(key, [seat]);
  }
  return [...groups.values()];
}

/** Those of them that are still to come or under way; their rows are held, in the order of ids. */
async function lockEvents(tx: Context, eventIds: readonly string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    `select id from event where id = any($1) and state = 'SCHEDULED' and ends_at > $2
      order by id for no key update`,
    [eventIds, tx.clock.now()],
  );
  return found.map(({ id }) => id);
}
