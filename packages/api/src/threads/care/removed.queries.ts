import type { Community } from '../../communities/community.entity';
import { looksAfter } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import type { Thread } from '../thread.entity';
import { type PageArgs, threadPage } from '../threads.queries';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { Views } from '../threads.views';
import { readablePostLoader } from './leading-on';

const PAGE = 20;

const tends = (ctx: Context, community: Community): boolean =>
  looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now());

const instantOf = (at: Date | null): string => (at ?? new Date(0)).toISOString();

/** Threads that were removed, the latest first; null for those who do not look after the community. */
export async function removedThreads(
  ctx: Context,
  community: Community,
  args: PageArgs,
  shape: Shape,
): Promise<Page<Thread> | null> {
  if (!tends(ctx, community)) return null;
  return threadPage(
    args,
    PAGE,
    async (limit, after) => {
      const beyond = after ? 'and (t.removed_at, t.id) < ($2::timestamptz, $3::uuid)' : '';
      const sql = selectThreads(
        shape,
        'thread t',
        `where t.community_id = $1 and t.removed_at is not null and t.merged_into_id is null ${beyond}
          order by t.removed_at desc, t.id desc limit ${limit}`,
        'alone',
      );
      const values = [community.id, ...(after?.slice(0, 2) ?? [])];
      return threadRows(ctx, shape, await rows<ThreadRow>(ctx, sql, values), community);
    },
    new Views(ctx),
    ({ removedAt, id }) => [instantOf(removedAt), id],
  );
}

/** Posts that were removed from threads that are there, in the same way. */
export async function removedPosts(
  ctx: Context,
  community: Community,
  args: PageArgs,
  shape: Shape,
): Promise<Page<Post> | null> {
  if (!tends(ctx, community)) return null;
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<{ id: string }>(
        ctx,
        `select p.id from post p join thread t on t.id = p.thread_id
          where p.removed_at is not null and p.moved_post_id is null
            and t.community_id = $1 and t.removed_at is null
            and ($3::timestamptz is null or (p.removed_at, p.id) < ($3, $4::uuid))
          order by p.removed_at desc, p.id desc limit $2`,
        [community.id, limit, after?.[0] ?? null, after?.[1] ?? null],
      );
      const loader = readablePostLoader(ctx);
      const posts = await Promise.all(found.map(({ id }) => loader.load({ id, shape })));
      return posts.filter((post) => post !== null);
    },
    ({ removedAt, id }) => [instantOf(removedAt), id],
  );
}
