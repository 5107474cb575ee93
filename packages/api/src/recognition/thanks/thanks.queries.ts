import { communityOf, readableBy, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { prepared, statementOf } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped, inOrder } from '../../kernel/loaders';
import { emptyPage, instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce, every, known } from '../../kernel/policy';
import { recognitionOn } from '../switch';
import { Thanks, thanksColumns } from './thanks.entity';
import { type ThanksAction, thanksPermissions, thanksPolicy } from './thanks.policy';

type ThanksRow = Omit<Thanks, 'viewerCan' | 'community'>;

const PAGE = 20;
/** Beside the thing that it is for; the community's page has all. */
const BESIDE_MAX = 50;

/** Rows as one viewer may see them. */
async function thanksViews(ctx: Context, found: ThanksRow[]): Promise<Thanks[]> {
  const now = ctx.clock.now();
  return Promise.all(
    found.map(async (row) => {
      const community = await communityOf(ctx, row.communityId);
      const viewerCan = thanksPermissions(ctx.viewer, community, row, now);
      return Object.assign(new Thanks(), row, { community, viewerCan });
    }),
  );
}

/**
 * The one door to thanks: loads and authorises.
 * @param lock inside a transaction: keeps other writers of it out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function thanksFor(
  ctx: Context,
  id: string,
  action: ThanksAction,
  { lock = false } = {},
): Promise<Thanks> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const [row] = isId(id)
    ? await rows<ThanksRow>(
        ctx,
        `select ${thanksColumns('t')} from thanks t where t.id = $1 ${lock ? 'for no key update of t' : ''}`,
        [id],
      )
    : [];
  if (!row) throw new NotFoundError();
  const community = await communityOf(ctx, row.communityId);
  const now = ctx.clock.now();
  enforce(communityPolicy(ctx.viewer, 'list', community, now));
  // That there is something is not said to whom the inside is closed.
  if (!reads(ctx, community)) throw new NotFoundError();
  enforce(thanksPolicy(ctx.viewer, action, community, row, now));
  const [thanks] = await thanksViews(ctx, [row]);
  return thanks as Thanks;
}

/**
 * The rule "may see it, and it is there" inside a statement: what `thanksPolicy(…, 'read', …)` allows, without what was
 * taken down.
 */
const visibleThanks = (ctx: Context, t: string, c: string, params: unknown[]): string =>
  ctx.viewer.recognition
    ? `(${t}.removed_at is null and ${readableBy(ctx.viewer, c, params)})`
    : 'false';

/** Thanks by id, for edges; null for what the viewer may not see, and for what was taken down. */
export const thanksLoader = defineLoader<string, Thanks | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<ThanksRow>(
    ctx,
    `select ${thanksColumns('t')} from thanks t join community c on c.id = t.community_id
      where t.id = any($1::uuid[]) and ${visibleThanks(ctx, 't', 'c', params)}`,
    params,
  );
  return inOrder(ids, await thanksViews(ctx, found), ({ id }) => id);
});

const besideLoader = (column: 'post_id' | 'resource_id' | 'event_id') =>
  defineLoader<string, Thanks[]>(async (ctx, ids) => {
    const params: unknown[] = [ids];
    const sql = `select asked.id as about, l.* from unnest($1::uuid[]) asked (id) cross join lateral (
         select ${thanksColumns('t')} from thanks t join community c on c.id = t.community_id
          where t.${column} = asked.id and ${visibleThanks(ctx, 't', 'c', params)}
          order by t.created_at desc, t.id desc limit ${BESIDE_MAX}) l`;
    const found = await prepared<ThanksRow & { about: string }>(ctx, statementOf(sql), params);
    const about = found.map((row) => row.about);
    const views = await thanksViews(ctx, found);
    const named = views.map((thanks, place) => ({ thanks, about: about[place] as string }));
    return grouped(ids, named, (one) => one.about).map((ones) => ones.map(({ thanks }) => thanks));
  });

/** The thanks for things, the latest first. */
export const thanksOfPostLoader = besideLoader('post_id');
export const thanksOfResourceLoader = besideLoader('resource_id');
export const thanksOfEventLoader = besideLoader('event_id');

interface PageArgs {
  first?: number | null;
  after?: string | null;
}

/** All that were given in a community, the latest first; none for those who see the listing only. */
export async function thanksOfCommunity(
  ctx: Context,
  community: Community,
  args: PageArgs,
): Promise<Page<Thanks>> {
  if (!reads(ctx, community)) return emptyPage();
  return thanksPage(ctx, args, 't.community_id = $4', community.id);
}

/** All that somebody was given, as far as the viewer sees it, the latest first. */
export const thanksOfPerson = (
  ctx: Context,
  personId: string,
  args: PageArgs,
): Promise<Page<Thanks>> =>
  thanksPage(
    ctx,
    args,
    'exists (select from thanks_to o where o.thanks_id = t.id and o.person_id = $4)',
    personId,
  );

async function thanksPage(
  ctx: Context,
  args: PageArgs,
  condition: string,
  of: string,
): Promise<Page<Thanks>> {
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const params: unknown[] = [after?.[0] ?? null, after?.[1] ?? null, limit, of];
      const found = await rows<ThanksRow>(
        ctx,
        `select ${thanksColumns('t')} from thanks t join community c on c.id = t.community_id
          where ${condition} and ${visibleThanks(ctx, 't', 'c', params)}
            and ($1::timestamptz is null or (t.created_at, t.id) < ($1, $2::uuid))
          order by t.created_at desc, t.id desc limit $3`,
        params,
      );
      return thanksViews(ctx, found);
    },
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}
