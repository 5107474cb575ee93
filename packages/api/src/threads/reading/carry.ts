import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { lockDesks } from './settle';

/** Posts that went from one thread to another, with their numbers there and here. */
export interface Carried {
  from: string;
  to: string;
  was: number[];
  now: number[];
}

const values = ({ from, to, was, now }: Carried): unknown[] => [from, to, was, now];

/** The last of the posts that went which a reader (`r`) of the old thread had seen; null when none. */
const SEEN = `(select max(m.now) from unnest($3::int[], $4::int[]) m(was, now) where m.was <= r.read_number)`;

/**
 * Whoever has read, or follows, the posts that a new thread was made of has read and follows them there too.
 * `settleReaders` counts, and has to be called after it.
 */
export async function carryToNew(tx: Context, carried: Carried): Promise<void> {
  await rows(
    tx,
    `insert into thread_reader (person_id, thread_id, community_id, read_number, level, level_reason, opened_at, read_at)
     select r.person_id, t.id, t.community_id, coalesce(${SEEN}, 0),
       case when r.level_reason = 'CHOSEN' then r.level when r.person_id = t.author_id then 'WATCHING'
         when o.person_id is not null then 'TRACKING' else r.level end,
       case when r.level_reason = 'CHOSEN' then 'CHOSEN' when r.person_id = t.author_id then 'OPENED'
         when o.person_id is not null then 'WROTE' when r.level is not null then 'READ' end,
       r.opened_at, r.read_at
      from thread_reader r join thread t on t.id = $2
      left join thread_participant o on o.thread_id = t.id and o.person_id = r.person_id
     where r.thread_id = $1 and (r.level is not null or o.person_id is not null or ${SEEN} is not null)
     order by r.person_id`,
    values(carried),
  );
}

const CLOSER = `array['MUTED', 'NORMAL', 'TRACKING', 'WATCHING']`;

/**
 * Whoever followed a thread follows the one that has taken in its posts; who had read that one to its end, and these
 * posts too, has read them. One position says how far somebody is, so others find them unread at the end.
 * `settleReaders` counts, and has to be called after it.
 * @param last the last number there before
 */
export async function carryToOther(tx: Context, carried: Carried, last: number): Promise<void> {
  const { to } = carried;
  await lockDesks(tx, [[carried.from, to]]);
  await rows(
    tx,
    `update thread_reader w set
       read_number = case when w.read_number >= $5::int then greatest(w.read_number, coalesce(${SEEN}, 0)) else w.read_number end,
       level = case when ${rises('w')} then r.level else w.level end,
       level_reason = case when ${rises('w')} then ${REASON} else w.level_reason end
      from thread_reader r where w.thread_id = $2 and r.thread_id = $1 and r.person_id = w.person_id`,
    [...values(carried), last],
  );
  await rows(
    tx,
    `insert into thread_reader (person_id, thread_id, community_id, level, level_reason)
     select r.person_id, t.id, t.community_id, r.level, ${REASON}
      from thread_reader r join thread t on t.id = $2
      left join community_reader d on d.community_id = t.community_id and d.person_id = r.person_id
     where r.thread_id = $1 and r.level in ('WATCHING', 'TRACKING')
       and (r.community_id = t.community_id or coalesce(d.active, false))
     order by r.person_id on conflict do nothing`,
    [carried.from, to],
  );
  await lockDesks(tx, [[to]]);
  // What they have a row for now is no longer new to them.
  await rows(
    tx,
    `with fresh as (
       update thread_reader set counted = true where thread_id = $1 and not counted returning person_id
     )
     update community_reader d set known_threads = d.known_threads + 1
       from fresh, thread t where t.id = $1 and d.community_id = t.counted_in and d.person_id = fresh.person_id
        and d.active and t.opened_seq > d.new_after`,
    [to],
  );
}

/** They did not open this one. */
const REASON = `case when r.level_reason = 'OPENED' then 'WROTE' else r.level_reason end`;

const rises = (w: string): string =>
  `(${w}.level_reason is distinct from 'CHOSEN' and r.level in ('WATCHING', 'TRACKING')
    and coalesce(array_position(${CLOSER}, r.level) > array_position(${CLOSER}, ${w}.level), true))`;
