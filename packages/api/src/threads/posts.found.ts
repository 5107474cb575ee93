import type { Context } from '../kernel/context';
import { prepared, statement } from '../kernel/database/prepared';
import { defineLoader } from '../kernel/loaders';
import type { Shape } from './lookahead';
import type { Post } from './post.entity';
import { type PostAction, postPolicy } from './post.policy';
import { postRows } from './posts.rows';
import { threadPolicy } from './thread.policy';
import { selectThreads, type ThreadRow, threadRows } from './threads.rows';
import { Views } from './threads.views';

/**
 * Those of some posts, from anywhere, that the viewer may do something with; of removed ones only where the viewer
 * still reads the words. The rule of each is that of the door.
 */
export async function foundPosts(
  ctx: Context,
  shape: Shape,
  ids: readonly string[],
  action: PostAction,
): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map();
  const sql = statement(`found ${shape.source} ${shape.person}`, () =>
    selectThreads(
      shape,
      'thread t',
      'where t.id in (select o.thread_id from post o where o.id = any($1::uuid[]))',
      'community',
    ),
  );
  const flat = await prepared<ThreadRow>(ctx, sql, [ids]);
  const views = new Views(ctx);
  const readable = (await threadRows(ctx, shape, flat)).filter(
    (row) => threadPolicy(views.standing(row), 'read', row).allowed,
  );
  const threads = new Map(readable.map((row) => [row.id, views.thread(row)]));
  const found = threads.size > 0 ? await postRows(ctx, shape, 'byId', [ids]) : [];
  return new Map(
    found.flatMap((row) => {
      const thread = threads.get(row.threadId);
      if (!thread || !postPolicy(views.ground(thread), action, row).allowed) return [];
      const post = views.post(row, thread);
      return post.html === '' ? [] : [[row.id, post] as const];
    }),
  );
}

/** Posts by id, for edges, as far as they are there for the viewer; null for others. */
export const presentPostLoader = defineLoader<{ id: string; shape: Shape }, Post | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const found = await foundPosts(ctx, shape, [...new Set(keys.map(({ id }) => id))], 'read');
    return keys.map(({ id }) => {
      const post = found.get(id);
      return post && post.removedAt === null ? post : null;
    });
  },
);
