import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { REMINDERS } from './rsvp.types';

const LONGEST = Math.max(...REMINDERS);

/** One that ought to have gone out. */
export interface Due {
  eventId: string;
  communityId: string;
  startsAt: Date;
  minutes: number;
  /** How late it is, in minutes. */
  late: number;
}

const before = (minutes: string): string => `make_interval(mins => ${minutes})`;

/** Reminders whose time has come: written down as done, so that nobody else takes them. */
export const takeDue = (tx: Context, limit: number): Promise<Due[]> =>
  rows<Due>(
    tx,
    `with due as (
       select e.id, e.community_id, e.starts_at, m.minutes
         from event e cross join unnest($2::int[]) m(minutes)
        where e.state = 'SCHEDULED' and e.going_count > 0 and e.starts_at > $1
          and e.starts_at <= $1::timestamptz + ${before(String(LONGEST))} and e.starts_at - ${before('m.minutes')} <= $1
          and not exists (select 1 from event_reminded r
            where r.event_id = e.id and r.starts_at = e.starts_at and r.minutes = m.minutes)
        order by e.starts_at, e.id, m.minutes limit $3
     ), taken as (
       insert into event_reminded (event_id, starts_at, minutes, at) select id, starts_at, minutes, $1 from due
       on conflict do nothing returning event_id, starts_at, minutes
     )
     select t.event_id as "eventId", d.community_id as "communityId", t.starts_at as "startsAt", t.minutes,
       extract(epoch from $1 - (t.starts_at - ${before('t.minutes')}))::float / 60 as late
       from taken t join due d on d.id = t.event_id and d.minutes = t.minutes`,
    [tx.clock.now(), REMINDERS, limit],
  );

/**
 * Whether it is still worth saying, after an outage for example: what is late by half of its time and more is not. Each is
 * half of the one before it at most, so no two of one event ever go out together.
 */
export const worthSaying = ({ late, minutes }: Due): boolean => late < minutes / 2;

/** Events that were moved are not reminded of for what is past already: the move itself is told. */
export async function passOverReminders(tx: Context, eventIds: readonly string[]): Promise<void> {
  await rows(
    tx,
    `insert into event_reminded (event_id, starts_at, minutes, at)
     select e.id, e.starts_at, m.minutes, $2 from event e cross join unnest($3::int[]) m(minutes)
      where e.id = any($1) and e.starts_at - ${before('m.minutes')} <= $2
     on conflict do nothing`,
    [eventIds, tx.clock.now(), REMINDERS],
  );
}
