import { communityFor } from '../../communities/communities.queries';
import { viewerMembership } from '../../communities/memberships.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId, newId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import { threadFor } from '../threads.queries';
import { holdRows, holdThreads, moveReader, type Position, readerOf } from './positions';
import type { ReadMark } from './read-mark.type';
import type { MarkReadInput } from './reading.inputs';
import { communitiesRead, threadsRead } from './reading.signals';

/**
 * Marks threads, a community or everything as read, to the last post there is. Each row keeps where it was, under the
 * mark's id, so that the mark can be taken back as a whole.
 */
export async function markRead(
  ctx: Context,
  input: MarkReadInput,
  shape: Shape,
): Promise<ReadMark> {
  const personId = readerOf(ctx);
  const id = newId();
  if (input.threadIds) return markThreads(ctx, { id, personId }, input.threadIds, shape);
  const communityId = input.communityId ?? null;
  if (communityId) await communityFor(ctx, communityId, 'read');
  const changed = await transaction(ctx, (tx) => markDesks(tx, { id, personId }, communityId));
  return answer(ctx, id, changed);
}

interface Mark {
  id: string;
  personId: string;
}

interface Changed {
  threadCount: number;
  communityIds: string[];
}

async function markThreads(
  ctx: Context,
  { id, personId }: Mark,
  given: string[],
  shape: Shape,
): Promise<ReadMark> {
  const wanted = [...new Set(given)];
  const threads = await Promise.all(wanted.map((one) => threadFor(ctx, one, 'read')));
  await transaction(ctx, async (tx) => {
    const ids = await holdThreads(tx, personId, wanted);
    await holdRows(tx, personId, ids);
    const toEnd = ids.map((threadId) => ({ threadId, number: LAST }));
    await moveReader(tx, personId, toEnd, { way: 'mark', markId: id });
    await emit(tx, threadsRead, { personId, threadIds: ids });
  });
  const communityIds = [...new Set(threads.map(({ communityId }) => communityId))];
  const marked = await answer(ctx, id, { threadCount: wanted.length, communityIds });
  marked.threads = await Promise.all(wanted.map((one) => threadFor(ctx, one, 'see', shape)));
  return marked;
}

/**
 * Moves a person ahead to posts of threads that they may read, under a mark that `undoMarkRead` takes back. Where they
 * have read further already, they stay.
 * @param tx inside a transaction
 */
export async function markReadUpTo(
  tx: Context,
  { id, personId }: Mark,
  positions: readonly Position[],
): Promise<void> {
  const held = new Set(
    await holdThreads(
      tx,
      personId,
      positions.map(({ threadId }) => threadId),
    ),
  );
  await holdRows(tx, personId, [...held]);
  const read = await rows<Position>(
    tx,
    `select thread_id as "threadId", read_number as number from thread_reader
      where person_id = $1 and thread_id = any($2::uuid[])`,
    [personId, [...held]],
  );
  const before = new Map(read.map(({ threadId, number }) => [threadId, number]));
  const ahead = positions.filter(
    ({ threadId, number }) => held.has(threadId) && number > (before.get(threadId) ?? 0),
  );
  if (ahead.length === 0) return;
  await moveReader(tx, personId, ahead, { way: 'mark', markId: id });
  await emit(tx, threadsRead, { personId, threadIds: ahead.map(({ threadId }) => threadId) });
}

/** Past the last post of any thread: a position never goes beyond the last. */
const LAST = 2_147_483_647;

/** @param communityId null for all */
async function markDesks(tx: Context, mark: Mark, communityId: string | null): Promise<Changed> {
  const { id, personId } = mark;
  const desks = await rows<{ communityId: string }>(
    tx,
    `select community_id as "communityId" from community_reader
      where person_id = $1 and ($2::uuid is null or community_id = $2) order by community_id for update`,
    [personId, communityId],
  );
  const communityIds = desks.map((desk) => desk.communityId);
  // Whoever posts at this moment changes their own row: it is looked at after that.
  const unread = await rows<{ id: string }>(
    tx,
    `select r.thread_id as id from thread_reader r join thread t on t.id = r.thread_id
      where r.person_id = $1 and r.community_id = any($2::uuid[]) and t.post_count > r.read_count
      order by r.thread_id for update of r`,
    [personId, communityIds],
  );
  const marked = await rows(
    tx,
    `update thread_reader r set read_number = t.last_post_number, read_count = t.post_count, behind = false,
         mark_id = $3, mark_from = r.read_number
       from thread t
      where r.person_id = $1 and r.thread_id = any($2::uuid[]) and t.id = r.thread_id
     returning r.thread_id`,
    [personId, unread.map((thread) => thread.id), id],
  );
  const [fresh] = await rows<{ threads: number }>(
    tx,
    `with was as (
       select d.community_id, greatest(0, c.thread_count - d.known_threads) as fresh, d.new_after, c.activity_seq,
         c.thread_count from community_reader d join community c on c.id = d.community_id
        where d.person_id = $1 and d.community_id = any($2::uuid[]) and d.active
     ), changed as (
       update community_reader d set unread_threads = 0, new_after = was.activity_seq,
           known_threads = was.thread_count, mark_id = $3, mark_from = was.new_after
         from was where d.person_id = $1 and d.community_id = was.community_id
     )
     select coalesce(sum(fresh), 0)::int as threads from was`,
    [personId, communityIds, id],
  );
  await emit(tx, communitiesRead, { personId, communityIds });
  return { threadCount: marked.length + (fresh?.threads ?? 0), communityIds };
}

/**
 * Takes a mark back: everything is as unread as it was, and what came since is unread as well.
 * @throws NotFoundError when there is no such mark, or it was taken back, or its threads were marked anew
 */
export async function undoMarkRead(ctx: Context, id: string, shape: Shape): Promise<ReadMark> {
  const personId = readerOf(ctx);
  if (!isId(id)) throw new NotFoundError();
  const named: string[] = [];
  const changed = await transaction(ctx, async (tx) => {
    const found = await rows<{ threadId: string }>(
      tx,
      'select thread_id as "threadId" from thread_reader where person_id = $1 and mark_id = $2',
      [personId, id],
    );
    const marked = await rows<{ id: string }>(
      tx,
      'select community_id as id from community_reader where person_id = $1 and mark_id = $2',
      [personId, id],
    );
    const held = await holdThreads(
      tx,
      personId,
      found.map(({ threadId }) => threadId),
      marked.map((desk) => desk.id),
    );
    const positions = await rows<Position & { number: number | null; communityId: string }>(
      tx,
      `select thread_id as "threadId", mark_from as number, community_id as "communityId" from thread_reader
        where person_id = $1 and mark_id = $2 and thread_id = any($3::uuid[]) order by thread_id for update`,
      [personId, id, held],
    );
    const back = positions.filter(({ number }) => number !== null);
    await moveReader(tx, personId, back, { way: 'back' });
    const desks = await reopenDesks(tx, personId, id);
    const never = positions.filter(({ number }) => number === null);
    await forget(
      tx,
      personId,
      never.map(({ threadId }) => threadId),
    );
    if (positions.length + desks.length === 0) throw new NotFoundError();
    named.push(...positions.map(({ threadId }) => threadId));
    return {
      threadCount: positions.length,
      communityIds: [...new Set([...desks, ...positions.map((one) => one.communityId)])],
    };
  });
  const undone = await answer(ctx, id, changed);
  if (named.length <= NAMED_MAX) {
    const threads = await Promise.allSettled(named.map((one) => threadFor(ctx, one, 'see', shape)));
    undone.threads = threads.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }
  return undone;
}

/** Of more, a list is asked for anew. */
const NAMED_MAX = 20;

/** What was new before is new again. @returns the communities */
async function reopenDesks(tx: Context, personId: string, id: string): Promise<string[]> {
  const desks = await rows<{ communityId: string }>(
    tx,
    `update community_reader d set new_after = d.mark_from, mark_id = null,
         known_threads = c.thread_count - (select count(*) from thread t
           where t.community_id = d.community_id and t.counted_in = d.community_id and t.removed_at is null
             and t.opened_seq > d.mark_from
             and not exists (select 1 from thread_reader r where r.thread_id = t.id and r.person_id = $1))
       from community c where c.id = d.community_id and d.person_id = $1 and d.mark_id = $2 and d.active
     returning d.community_id as "communityId"`,
    [personId, id],
  );
  return desks.map(({ communityId }) => communityId);
}

/** Rows that only the mark had made. */
async function forget(tx: Context, personId: string, threadIds: string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await rows(
    tx,
    `with gone as (
       delete from thread_reader r using thread t
        where r.person_id = $1 and r.thread_id = any($2::uuid[]) and t.id = r.thread_id
       returning r.community_id, r.behind, r.counted and t.counted_in is not null as counted, t.opened_seq
     ), change as (
       select d.community_id, sum(gone.behind::int) as unread,
         sum((gone.counted and gone.opened_seq > d.new_after)::int) as known
         from gone join community_reader d on d.community_id = gone.community_id and d.person_id = $1
        group by d.community_id
     )
     update community_reader d set unread_threads = d.unread_threads - change.unread,
         known_threads = d.known_threads - change.known
       from change where d.person_id = $1 and d.community_id = change.community_id and d.active`,
    [personId, threadIds],
  );
}

async function answer(
  ctx: Context,
  id: string,
  { threadCount, communityIds }: Changed,
): Promise<ReadMark> {
  const memberships = await viewerMembership(ctx).loadMany(communityIds);
  return {
    id,
    threadCount,
    threads: [],
    memberships: memberships.flatMap((one) => (one && !(one instanceof Error) ? [one] : [])),
  };
}
