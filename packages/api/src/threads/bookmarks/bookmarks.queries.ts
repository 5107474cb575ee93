import { z } from 'zod';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce, known } from '../../kernel/policy';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import { foundPosts } from '../posts.found';
import { type Bookmark, bookmarkColumns } from './bookmark.entity';
import { BookmarkOrder, type BookmarksArgs } from './bookmarks.inputs';

const PAGE = 20;

/**
 * The one door to a bookmark: for everybody but its owner it does not exist.
 * @throws UnauthenticatedError, ForbiddenError for whom the house does not know; NotFoundError
 */
export async function bookmarkFor(ctx: Context, id: string): Promise<Bookmark> {
  enforce(known(ctx.viewer));
  const [bookmark] = isId(id)
    ? await rows<Bookmark>(
        ctx,
        `select ${bookmarkColumns('k')} from bookmark k where k.id = $1 and k.person_id = $2`,
        [id, ctx.viewer.personId],
      )
    : [];
  if (!bookmark) throw new NotFoundError();
  return bookmark;
}

const orders = {
  [BookmarkOrder.NEWEST]: { key: 'created_at', way: 'desc', past: '<', only: 'true' },
  [BookmarkOrder.REMINDER]: {
    key: 'remind_at',
    way: 'asc',
    past: '>',
    only: 'k.remind_at is not null',
  },
} as const;

/** One's own bookmarks. What they lead to is asked for with each page: it may no longer be there for them. */
export async function bookmarksOf(ctx: Context, args: BookmarksArgs): Promise<Page<Bookmark>> {
  const order = args.order ?? BookmarkOrder.NEWEST;
  const { key, way, past, only } = orders[order];
  return keysetPage(
    args,
    PAGE,
    instantCursor as z.ZodType<[string, string]>,
    (limit, after) =>
      rows<Bookmark>(
        ctx,
        `select ${bookmarkColumns('k')} from bookmark k
          where k.person_id = $1 and k.removed_at is null and ${only}
            and ($2::timestamptz is null or (k.${key}, k.id) ${past} ($2, $3::uuid))
          order by k.${key} ${way}, k.id ${way} limit $4`,
        [ctx.viewer.personId, after?.[0] ?? null, after?.[1] ?? null, limit],
      ),
    ({ id, createdAt, remindAt }) => [
      ((order === BookmarkOrder.REMINDER ? remindAt : createdAt) as Date).toISOString(),
      id,
    ],
  );
}

/** The posts of bookmarks, each as far as its owner may read it now; null for those no longer there for them. */
export const bookmarkedPostLoader = defineLoader<{ postId: string; shape: Shape }, Post | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = [...new Set(keys.map(({ postId }) => postId))];
    const posts = await foundPosts(ctx, shape, ids, 'bookmark');
    return keys.map(({ postId }) => posts.get(postId) ?? null);
  },
);
