import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { postAdded } from '../threads.signals';
import { isBehind } from './levels';

/** Readers whose numbers change in one transaction: each is locked for so long, and reads on meanwhile. */
const BATCH = 500;

/**
 * After a post: those who follow the thread, and had read all of it, have something unread from now on. Who has
 * something unread already is not written to again, however many posts come. Doing it twice changes nothing.
 */
export const markUnreadJob = defineJob<{ threadId: string }>('threads.mark-unread', {
  async run(ctx, { threadId }) {
    let last: string | null = null;
    do last = await markBatch(ctx, threadId, last);
    while (last !== null);
  },
});

const NEEDS_CHANGE = `(not r.counted or (not r.behind and ${isBehind('t', 'r', 'd')}))`;

const heldThread = statement(
  'mark unread: thread',
  () => 'select community_id as "communityId" from thread where id = $1 for key share',
);

const concerned = statement(
  'mark unread: readers',
  () => `select r.person_id as id from thread_reader r
     join thread t on t.id = r.thread_id
     left join community_reader d on d.community_id = t.community_id and d.person_id = r.person_id
    where r.thread_id = $1 and ($2::uuid is null or r.person_id > $2) and ${NEEDS_CHANGE}
    order by r.person_id limit ${BATCH}`,
);

/** @returns the last person of a full batch, after whom it goes on */
async function markBatch(
  ctx: Context,
  threadId: string,
  after: string | null,
): Promise<string | null> {
  return transaction(ctx, async (tx) => {
    // Whoever removes, moves or merges waits until this has been counted, and counts after it.
    const [thread] = await prepared<{ communityId: string }>(tx, heldThread, [threadId]);
    if (!thread) return null;
    const found = await prepared<{ id: string }>(tx, concerned, [threadId, after]);
    if (found.length === 0) return null;
    const people = found.map(({ id }) => id);
    await rows(
      tx,
      `select person_id from community_reader where community_id = $1 and person_id = any($2::uuid[])
        order by person_id for update`,
      [thread.communityId, people],
    );
    await rows(
      tx,
      `with change as (
         update thread_reader r set counted = true, behind = ${isBehind('t', 'r', 'd')}
           from thread_reader was join thread t on t.id = was.thread_id
           left join community_reader d on d.community_id = t.community_id and d.person_id = was.person_id
          where was.thread_id = $1 and was.person_id = any($2::uuid[])
            and r.thread_id = was.thread_id and r.person_id = was.person_id
         returning r.person_id, t.community_id, r.behind::int - was.behind::int as unread,
           (not was.counted and t.counted_in = d.community_id and t.opened_seq > d.new_after)::int as known
       )
       update community_reader d set unread_threads = d.unread_threads + change.unread,
           known_threads = d.known_threads + coalesce(change.known, 0)
         from change where d.community_id = change.community_id and d.person_id = change.person_id and d.active
          and (change.unread <> 0 or change.known <> 0)`,
      [threadId, people],
    );
    return people.length === BATCH ? (people.at(-1) ?? null) : null;
  });
}

onDurable(postAdded, markUnreadJob);
