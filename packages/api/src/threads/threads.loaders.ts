import { type Person, personColumns } from '../accounts/person.entity';
import { readableBy } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { defineLoader, grouped } from '../kernel/loaders';
import type { Shape } from './lookahead';
import type { Post } from './post.entity';
import { postsIn } from './posts.queries';
import type { Thread } from './thread.entity';
import { threadPolicy } from './thread.policy';
import { selectThreads, type ThreadRow, threadRows } from './threads.rows';
import { Views } from './threads.views';

/** What several threads of a page ask for together; `first` and `shape` are those of their one field. */
interface PeopleKey {
  thread: Thread;
  first: number;
}
interface ShapedKey {
  thread: Thread;
  shape: Shape;
}

/** Those who wrote in a thread, the latest first. */
export const participantsLoader = defineLoader<PeopleKey, Person[]>(async (ctx, keys) => {
  const most = Math.max(...keys.map(({ first }) => first));
  const found = await rows<Person & { threadId: string }>(
    ctx,
    `select ${personColumns('p')}, o.thread_id as "threadId"
       from unnest($1::uuid[]) asked(id)
      cross join lateral (
        select thread_id, person_id, last_post_at from thread_participant
         where thread_id = asked.id order by last_post_at desc limit $2) o
       join person p on p.id = o.person_id
      order by o.last_post_at desc, p.id`,
    [idsOf(keys), most],
  );
  const byThread = groupedOnce(keys, found);
  return keys.map(({ thread, first }) => (byThread.get(thread.id) ?? []).slice(0, first));
});

/** The accepted answers of the threads that have one. */
export const acceptedLoader = defineLoader<ShapedKey, Post | null>(async (ctx, keys) => {
  const { shape } = keys[0] as ShapedKey;
  const wanted = keys.map(({ thread }) => ({ id: thread.acceptedPostId ?? '', thread }));
  return postsIn(ctx, shape, wanted);
});

/** Threads by id, as far as they are there for the viewer; null for others. */
export const presentLoader = defineLoader<{ id: string; shape: Shape }, Thread | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const params: unknown[] = [keys.map(({ id }) => id)];
    const found = await presentThreads(ctx, shape, params);
    return keys.map(({ id }) => found.get(id) ?? null);
  },
);

/** @param params the ids, alone */
async function presentThreads(
  ctx: Context,
  shape: Shape,
  params: unknown[],
): Promise<Map<string, Thread>> {
  const readable = readableBy(ctx.viewer, 'c', params);
  const flat = await rows<ThreadRow>(
    ctx,
    selectThreads(
      shape,
      'thread t',
      `where t.id = any($1::uuid[]) and t.removed_at is null and ${readable}`,
      'community',
    ),
    params,
  );
  const views = new Views(ctx);
  const threads = await threadRows(ctx, shape, flat);
  return new Map(threads.map((row) => [row.id, views.thread(row)]));
}

/** Threads by id that the viewer may know of: also those that were merged, and removed ones where they may see the trace. */
export const seenLoader = defineLoader<{ id: string; shape: Shape }, Thread | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = [...new Set(keys.map(({ id }) => id))];
    const where = 'where t.id = any($1::uuid[])';
    const flat = await rows<ThreadRow>(ctx, selectThreads(shape, 'thread t', where, 'community'), [
      ids,
    ]);
    const views = new Views(ctx);
    const seen = (await threadRows(ctx, shape, flat)).filter(
      (row) => threadPolicy(views.standing(row), 'see', row).allowed,
    );
    const threads = new Map(seen.map((row) => [row.id, views.thread(row)]));
    return keys.map(({ id }) => threads.get(id) ?? null);
  },
);

const idsOf = (keys: ReadonlyArray<{ thread: Thread }>): string[] => [
  ...new Set(keys.map(({ thread }) => thread.id)),
];

function groupedOnce<Row extends { threadId: string }>(
  keys: ReadonlyArray<{ thread: Thread }>,
  found: Row[],
): Map<string, Row[]> {
  const ids = idsOf(keys);
  const lists = grouped(ids, found, (row) => row.threadId);
  return new Map(ids.map((id, index) => [id, lists[index] ?? []]));
}
