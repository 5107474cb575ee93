import type { Context } from '../../kernel/context';
import { prepared, statementOf } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { isKnown } from '../../kernel/viewer';
import type { Thread } from '../thread.entity';
import { type ReadingColumns, readingColumns, readingJoins, readingOf } from './reading.rows';
import type { CommunityReading, ThreadReading } from './reading.types';

/** What the viewer has read of threads that were loaded without it. */
export const readingLoader = defineLoader<Thread, ThreadReading | null>(async (ctx, threads) => {
  if (!isKnown(ctx.viewer)) return threads.map(() => null);
  const found = await rows<ReadingColumns & { id: string; postCount: number }>(
    ctx,
    `select t.id, t.post_count as "postCount"${readingColumns} from thread t ${readingJoins('$2')}
      where t.id = any($1::uuid[])`,
    [[...new Set(threads.map(({ id }) => id))], ctx.viewer.personId],
  );
  const byId = new Map(found.map((row) => [row.id, readingOf(row)]));
  return threads.map(({ id }) => byId.get(id) ?? null);
});

/** What the viewer has read of a thread; null for those of whom nothing is kept. */
export function readingOfThread(
  ctx: Context,
  thread: Thread,
): Promise<ThreadReading | null> | ThreadReading | null {
  if (thread.reading || !isKnown(ctx.viewer)) return thread.reading;
  return readingLoader(ctx).load(thread);
}

const desks = statementOf(
  `select d.community_id as "communityId", d.level,
     d.unread_threads as "unreadThreads",
     case when d.level = 'MUTED' then 0 else greatest(0, c.thread_count - d.known_threads) end as "newThreads"
     from community_reader d join community c on c.id = d.community_id
    where d.person_id = $1 and d.community_id = any($2::uuid[]) and d.active`,
);

/** What waits for the viewer in communities of which they are an active member. */
export const deskLoader = defineLoader<string, CommunityReading | null>(async (ctx, ids) => {
  if (!isKnown(ctx.viewer)) return ids.map(() => null);
  const found = await prepared<CommunityReading>(ctx, desks, [ctx.viewer.personId, ids]);
  return inOrder(ids, found, (row) => row.communityId);
});
