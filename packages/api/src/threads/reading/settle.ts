import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isBehind } from './levels';

/** Where a thread is counted for its readers: nowhere while it is removed. */
const COUNTED = `case when t.removed_at is null then t.community_id end`;

/**
 * Makes the readers' kept numbers of these threads right again, after posts or threads were removed, restored, moved,
 * merged, split or imported, or got another author. The same again changes nothing.
 *
 * Called last, in the transaction of the change, with the row locks of the communities held, those that a thread was
 * taken out of included, and with the thread's own counts as they are to be. It needs to be told nothing of what
 * happened: `counted_in` says where a thread stood before. A thread that is moved is new to the members of its new
 * community, and a row that is inserted without `opened_seq` is new to nobody.
 */
export async function settleReaders(tx: Context, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  const ids = [[...new Set(threadIds)]];
  // Readers hold a thread "for key share" while they count what they have read; posting does not wait for that.
  await rows(tx, 'select id from thread where id = any($1::uuid[]) order by id for update', ids);
  await lockDesks(tx, ids);
  await settleKnown(tx, ids);
  await settleUnread(tx, ids);
}

/** Always in one order; and before anything is looked at that they protect. */
export async function lockDesks(tx: Context, ids: unknown[]): Promise<void> {
  await rows(
    tx,
    `select d.person_id from community_reader d
      where (d.community_id, d.person_id) in (
        select r.community_id, r.person_id from thread_reader r where r.thread_id = any($1::uuid[])
        union
        select t.community_id, r.person_id from thread_reader r join thread t on t.id = r.thread_id
         where t.id = any($1)
        union
        select m.community_id, m.person_id from thread t
          join community_reader m on m.community_id in (t.counted_in, t.community_id)
         where t.id = any($1) and t.counted_in is distinct from ${COUNTED})
      order by d.community_id, d.person_id for update of d`,
    ids,
  );
}

/** Threads that have gone from, or come into, what the members of a community count. */
async function settleKnown(tx: Context, ids: unknown[]): Promise<void> {
  const moved = await rows<{ id: string }>(
    tx,
    `with moved as (
       select t.id, t.counted_in, t.opened_seq from thread t
        where t.id = any($1::uuid[]) and t.counted_in is distinct from ${COUNTED}
     ), gone as (
       select d.community_id, d.person_id, count(*) as threads from moved m
         join community_reader d on d.community_id = m.counted_in and d.active
         left join thread_reader r on r.thread_id = m.id and r.person_id = d.person_id and r.counted
        where m.opened_seq <= d.new_after or r.person_id is not null
        group by d.community_id, d.person_id
     ), less as (
       update community_reader d set known_threads = d.known_threads - gone.threads
         from gone where d.community_id = gone.community_id and d.person_id = gone.person_id
     )
     select id from moved`,
    ids,
  );
  if (moved.length === 0) return;
  const movedIds = [moved.map(({ id }) => id)];
  await rows(
    tx,
    `update thread t set counted_in = ${COUNTED}, opened_seq = case
         when t.counted_in <> t.community_id and t.removed_at is null then t.seq else t.opened_seq end
      where t.id = any($1::uuid[])`,
    movedIds,
  );
  await rows(
    tx,
    'update thread_reader set counted = true where thread_id = any($1::uuid[]) and not counted',
    movedIds,
  );
  await rows(
    tx,
    `with come as (
       select d.community_id, d.person_id, count(*) as threads from thread t
         join community_reader d on d.community_id = t.counted_in and d.active
         left join thread_reader r on r.thread_id = t.id and r.person_id = d.person_id
        where t.id = any($1::uuid[]) and (t.opened_seq <= d.new_after or r.person_id is not null)
        group by d.community_id, d.person_id
     )
     update community_reader d set known_threads = d.known_threads + come.threads
       from come where d.community_id = come.community_id and d.person_id = come.person_id`,
    movedIds,
  );
}

/** Counts what has been read anew: one pass over the posts, however many readers there are. */
async function settleUnread(tx: Context, ids: unknown[]): Promise<void> {
  await rows(
    tx,
    `with live as (
       select thread_id, number, author_id from post where thread_id = any($1::uuid[]) and removed_at is null
     ), upto as (
       select thread_id, number, place, sum(1 - place) over (partition by thread_id order by number, place) as posts
         from (select thread_id, number, 0 as place from live
               union all
               select distinct thread_id, read_number, 1 from thread_reader where thread_id = any($1)) both_
     ), own as (
       select r.thread_id, r.person_id, count(*) as posts from thread_reader r
         join live p on p.thread_id = r.thread_id and p.author_id = r.person_id and p.number > r.read_number
        where r.thread_id = any($1) group by r.thread_id, r.person_id
     ), counted as (
       select r.*, u.posts + coalesce(own.posts, 0) as now_count from thread_reader r
         join upto u on u.thread_id = r.thread_id and u.number = r.read_number and u.place = 1
         left join own on own.thread_id = r.thread_id and own.person_id = r.person_id
        where r.thread_id = any($1)
     ), now_ as (
       select r.person_id, r.thread_id, r.now_count, r.community_id as was_in, t.community_id, r.behind as was_behind,
         ${isBehind('t', 'r', 'd', 'r.now_count')} as behind
         from counted r join thread t on t.id = r.thread_id
         left join community_reader d on d.community_id = t.community_id and d.person_id = r.person_id
     ), changed as (
       update thread_reader r set read_count = n.now_count, behind = n.behind, community_id = n.community_id
         from now_ n where r.person_id = n.person_id and r.thread_id = n.thread_id
          and (r.read_count, r.behind, r.community_id) is distinct from (n.now_count, n.behind, n.community_id)
     ), change as (
       select community_id, person_id, sum(threads) as threads from (
         select was_in as community_id, person_id, -1 as threads from now_ where was_behind
         union all
         select community_id, person_id, 1 from now_ where behind) both_
        group by community_id, person_id having sum(threads) <> 0
     )
     update community_reader d set unread_threads = d.unread_threads + change.threads
       from change where d.community_id = change.community_id and d.person_id = change.person_id`,
    ids,
  );
}
