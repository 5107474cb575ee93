import { communityFor, communityLoader, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce, known } from '../../kernel/policy';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import { postFor, postsIn } from '../posts.queries';
import type { Thread } from '../thread.entity';
import { presentLoader } from '../threads.loaders';
import { threadFor } from '../threads.queries';
import { type Draft, DraftPlace } from './draft.entity';
import { type DraftRow, draftColumns, draftOf } from './drafts.rows';

const PAGE = 20;

/** The column that names each kind of place. */
export const columnOf: Record<DraftPlace, string> = {
  [DraftPlace.REPLY]: 'thread_id',
  [DraftPlace.THREAD]: 'community_id',
  [DraftPlace.EDIT]: 'post_id',
};

/** Whose drafts are asked for: nobody's but one's own. @throws UnauthenticatedError, ForbiddenError */
export function writerOf(ctx: Context): string {
  enforce(known(ctx.viewer));
  if (!ctx.viewer.personId) throw new NotFoundError();
  return ctx.viewer.personId;
}

/** The door to a place in which somebody wants to keep a draft: who may read there may write something down. */
export async function placeFor(ctx: Context, place: DraftPlace, id: string): Promise<void> {
  if (place === DraftPlace.REPLY) await threadFor(ctx, id, 'read');
  else if (place === DraftPlace.THREAD) await communityFor(ctx, id, 'read');
  else await postFor(ctx, id, 'edit');
}

/** The viewer's own draft in a place; null when there never was one. It stays theirs when the place no longer is. */
export async function draftIn(ctx: Context, place: DraftPlace, id: string): Promise<Draft | null> {
  const personId = writerOf(ctx);
  if (!isId(id)) return null;
  const [row] = await rows<DraftRow>(
    ctx,
    `select ${draftColumns} from draft d where d.person_id = $1 and d.${columnOf[place]} = $2`,
    [personId, id],
  );
  return row ? draftOf(row) : null;
}

/**
 * The one door to a draft.
 * @throws NotFoundError when there is none, or it is somebody else's
 */
export async function draftFor(ctx: Context, id: string, lock = ''): Promise<Draft> {
  const personId = writerOf(ctx);
  const [row] = isId(id)
    ? await rows<DraftRow>(
        ctx,
        `select ${draftColumns} from draft d where d.id = $1 and d.person_id = $2 ${lock}`,
        [id, personId],
      )
    : [];
  if (!row) throw new NotFoundError();
  return draftOf(row);
}

/** All that the viewer has begun and neither sent nor deleted, what was touched last first. */
export async function draftsOf(
  ctx: Context,
  args: { first?: number | null; after?: string | null },
): Promise<Page<Draft>> {
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<DraftRow>(
        ctx,
        `select ${draftColumns} from draft d
          where d.person_id = $1 and d.filled
            and ($3::timestamptz is null or (d.updated_at, d.id) < ($3::timestamptz, $4::uuid))
          order by d.updated_at desc, d.id desc limit $2`,
        [ctx.viewer.personId, limit, after?.[0] ?? null, after?.[1] ?? null],
      );
      return found.map(draftOf);
    },
    ({ savedAt, id }) => [savedAt.toISOString(), id],
  );
}

/** How many that are. One person keeps few (see DRAFTS_MAX), and the index of the list holds just these. */
export async function draftCount(ctx: Context): Promise<number> {
  const [count] = await rows<{ drafts: number }>(
    ctx,
    'select count(*)::int as drafts from draft where person_id = $1 and filled',
    [ctx.viewer.personId],
  );
  return count?.drafts ?? 0;
}

/** Drafts of replies, for threads that were not read with them. */
export const replyDraftLoader = defineLoader<string, Draft | null>((ctx, ids) =>
  draftsIn(ctx, 'thread_id', ids),
);

/** Drafts of new threads. */
export const threadDraftLoader = defineLoader<string, Draft | null>((ctx, ids) =>
  draftsIn(ctx, 'community_id', ids),
);

async function draftsIn(
  ctx: Context,
  column: 'thread_id' | 'community_id',
  ids: readonly string[],
): Promise<Array<Draft | null>> {
  const { personId, verified } = ctx.viewer;
  if (!personId || !verified) return ids.map(() => null);
  const found = await rows<DraftRow>(
    ctx,
    `select ${draftColumns} from draft d where d.person_id = $1 and d.${column} = any($2::uuid[])`,
    [personId, ids],
  );
  const drafts = new Map(found.map((row) => [row.threadId ?? row.communityId, draftOf(row)]));
  return ids.map((id) => drafts.get(id) ?? null);
}

/** Where the words would stand, as far as the viewer may (still) see it. */
export async function threadOfDraft(
  ctx: Context,
  { threadId }: Draft,
  shape: Shape,
): Promise<Thread | null> {
  return threadId ? presentLoader(ctx).load({ id: threadId, shape }) : null;
}

export async function communityOfDraft(ctx: Context, draft: Draft): Promise<Community | null> {
  if (draft.place !== DraftPlace.THREAD) return null;
  const community = await communityLoader(ctx).load(draft.placeId);
  return community && reads(ctx, community) ? community : null;
}

/** The post that a draft is about: that it answers, or whose words it would change. */
export async function postOfDraft(
  ctx: Context,
  draft: Draft,
  id: string | null,
  shape: Shape,
): Promise<Post | null> {
  const thread = id && (await threadOfDraft(ctx, draft, shape));
  if (!id || !thread) return null;
  return (await postsIn(ctx, shape, [{ id, thread }]))[0] ?? null;
}
