import { membershipsIn } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import type { Shape } from '../../threads/lookahead';
import type { Post } from '../../threads/post.entity';
import { foundPosts } from '../../threads/posts.found';
import { digestSettings, nextDigest } from '../digest/schedule';
import type { CatchUp, CatchUpItem } from './catch-up.types';
import { type Composition, compose } from './compose';
import { sections } from './sections';
import { latest, standingOf } from './standing';

/** What is worth reading for one person who is the viewer, in so many seconds. */
export async function composed(
  ctx: Context,
  asked: { since: Date; sittingSince: Date; seconds: number },
): Promise<Composition> {
  const personId = ctx.viewer.personId as string;
  const communityIds = membershipsIn(ctx.viewer, 'ACTIVE');
  const offers = [];
  for (const section of sections) {
    const candidates =
      communityIds.length > 0
        ? await section.candidates(ctx, { ...asked, personId, communityIds })
        : [];
    offers.push({ section, candidates });
  }
  return compose(offers, asked.seconds);
}

/**
 * The viewer's catch-up as it stands: without what they passed, and with the minutes that are left of this sitting.
 * @param minutes as in their settings, unless given
 */
export async function catchUpOf(ctx: Context, minutes?: number | null): Promise<CatchUp> {
  const personId = ctx.viewer.personId as string;
  const upTo = ctx.clock.now();
  const standing = await standingOf(ctx, personId);
  const { since, sittingSince, passedSeconds, passedItems, finishedAt } = standing;
  const length = minutes ?? (await digestSettings(ctx, [personId]))[0]?.minutes ?? 0;
  const seconds = Math.max(0, length * 60 - passedSeconds);
  const composition = await composed(ctx, { since, sittingSince, seconds });
  const { items, leftPosts, leftThreadIds } = composition;
  return {
    ...{ minutes: length, seconds: composition.seconds, passedItems, passedSeconds },
    ...{ since, upTo, finishedAt, leftPosts, leftThreadCount: leftThreadIds.length, composition },
    itemCount: items.length,
    newPosts: items.reduce((sum, { posts }) => sum + posts.length, 0),
  };
}

/** What a digest tells: the same, from where the last one ended. */
export async function digestOf(
  ctx: Context,
  minutes: number,
): Promise<{ composition: Composition; finishedAt: Date | null }> {
  const standing = await standingOf(ctx, ctx.viewer.personId as string);
  const since = latest(standing.since, standing.toldAt);
  const composition = await composed(ctx, { ...standing, since, seconds: minutes * 60 });
  return { composition, finishedAt: standing.finishedAt };
}

/** The items with their posts, as far as the viewer reads them now. */
export async function itemsOf(
  ctx: Context,
  { items }: Composition,
  shape: Shape,
): Promise<CatchUpItem[]> {
  const ids = items.flatMap(({ posts }) => posts.map(({ id }) => id));
  const found = await foundPosts(ctx, shape, ids, 'read');
  return items.flatMap((item) => {
    const posts = item.posts.flatMap(({ id }) =>
      present(found.get(id)) ? [found.get(id) as Post] : [],
    );
    const last = posts.at(-1);
    if (!last) return [];
    const { section, reason, word, seconds, becauseThreadId, left } = item;
    return [
      {
        ...{ section, reason, word, seconds, becauseThreadId, posts, leftPosts: left },
        id: `${section}:${last.id}`,
        lastPostId: last.id,
        thread: last.thread,
      },
    ];
  });
}

const present = (post: Post | undefined): boolean => !!post && post.removedAt === null;

/** When the viewer's next digest comes. */
export async function nextDigestOf(ctx: Context): Promise<Date | null> {
  const [settings] = await digestSettings(ctx, [ctx.viewer.personId as string]);
  return settings ? nextDigest(settings, ctx.clock.now()) : null;
}
