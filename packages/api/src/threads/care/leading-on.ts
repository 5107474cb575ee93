import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import { postRows } from '../posts.rows';
import type { Thread } from '../thread.entity';
import { threadPolicy } from '../thread.policy';
import { presentLoader } from '../threads.loaders';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { Views } from '../threads.views';

/** Posts by id, each in the thread where it stands, as far as the viewer reads that; null for others. */
export const readablePostLoader = defineLoader<{ id: string; shape: Shape }, Post | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = [...new Set(keys.map(({ id }) => id))];
    const flat = await rows<ThreadRow>(
      ctx,
      selectThreads(
        shape,
        'thread t',
        'where t.id in (select o.thread_id from post o where o.id = any($1::uuid[]))',
        'community',
      ),
      [ids],
    );
    const views = new Views(ctx);
    const readable = (await threadRows(ctx, shape, flat)).filter(
      (row) => threadPolicy(views.standing(row), 'read', row).allowed,
    );
    const threads = new Map(readable.map((row) => [row.id, views.thread(row)]));
    const found = threads.size > 0 ? await postRows(ctx, shape, 'byId', [ids]) : [];
    const posts = new Map(
      found.flatMap((row) => {
        const thread = threads.get(row.threadId);
        return thread ? [[row.id, views.post(row, thread)] as const] : [];
      }),
    );
    return keys.map(({ id }) => posts.get(id) ?? null);
  },
);

/** With the rights of now: an open page has those of when it was opened, and the other side has rights of its own. */
export async function present(ctx: Context): Promise<Context> {
  return { ...ctx, viewer: await ctx.services.viewers.refreshed(ctx.viewer), loaders: new Map() };
}

/** The thread that has taken in the posts of this one; null for those who may not see it. */
export async function mergedInto(
  ctx: Context,
  { mergedIntoId }: Thread,
  shape: Shape,
): Promise<Thread | null> {
  if (!mergedIntoId) return null;
  return presentLoader(await present(ctx)).load({ id: mergedIntoId, shape });
}

/** The post of which only the number is left here; null for those who may not read it where it is. */
export async function movedTo(
  ctx: Context,
  { movedPostId }: Post,
  shape: Shape,
): Promise<Post | null> {
  if (!movedPostId) return null;
  return readablePostLoader(await present(ctx)).load({ id: movedPostId, shape });
}

/** The post that stood at a number of a thread; null when it was not moved, or the viewer may not read it. */
export async function movedFrom(
  ctx: Context,
  { id, traced, mergedIntoId }: Thread,
  number: number,
  shape: Shape,
): Promise<Post | null> {
  if (!traced && !mergedIntoId) return null;
  const [row] = await rows<{ movedPostId: string }>(
    ctx,
    `select moved_post_id as "movedPostId" from post
      where thread_id = $1 and number = $2 and moved_post_id is not null`,
    [id, number],
  );
  return row ? readablePostLoader(await present(ctx)).load({ id: row.movedPostId, shape }) : null;
}
