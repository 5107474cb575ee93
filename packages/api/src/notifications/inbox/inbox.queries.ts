import { personLoader } from '../../accounts/accounts.queries';
import type { Person } from '../../accounts/person.entity';
import { personPolicy } from '../../accounts/person.policy';
import { listedFor, readableBy } from '../../communities/communities.queries';
import { visibleEvents } from '../../events/events.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce, known } from '../../kernel/policy';
import { isKnown, type Viewer } from '../../kernel/viewer';
import { visibleResources } from '../../resources/resources.queries';
import type { Shape } from '../../threads/lookahead';
import type { Post } from '../../threads/post.entity';
import { foundPosts } from '../../threads/posts.found';
import { type InboxArgs, InboxView } from './inbox.inputs';
import { type Notice, noticeColumns } from './notice.entity';
import { RECOGNIZED, recognizedAt, recognizedBy } from './recognized';

const PAGE = 20;

/** Whose inbox it is. @throws UnauthenticatedError, ForbiddenError for whom the house does not know */
export function ownerOf({ viewer }: Context): string {
  enforce(known(viewer));
  if (!viewer.personId) throw new Error('The system has no inbox');
  return viewer.personId;
}

/** A line with its thread, its community as it is now, and what is first and last in it. */
const FROM = `notice n
  left join thread t on n.subject_kind = 'THREAD' and t.id = n.subject_id
  left join event e on n.subject_kind = 'EVENT' and e.id = n.subject_id
  left join event_series s on s.id = e.series_id
  left join turn u on n.subject_kind = 'TURN' and u.id = n.subject_id
  left join resource g on n.subject_kind = 'RESOURCE' and g.id = n.subject_id
  ${RECOGNIZED}
  join community c on c.id = case n.subject_kind when 'THREAD' then t.community_id when 'EVENT' then e.community_id
    when 'TURN' then u.community_id when 'RESOURCE' then g.community_id
    ${recognizedAt} else n.subject_id end
  join happening f on f.id = n.first_happening_id
  join happening l on l.id = n.last_happening_id`;

/**
 * Whether the viewer may see what a line is about, now: `threadPolicy(…, 'see', …)`, `eventPolicy(…, 'read', …)`, or that the
 * community is listed;
 * who asks to join is known to those alone who look after its members.
 * @param params the statement's parameters so far, the viewer's id first; what the rule needs is added to them
 */
function seenBy(ctx: Context, params: unknown[]): string {
  const { viewer } = ctx;
  const leads = looksAfter(viewer, params);
  const thread = `${readableBy(viewer, 'c', params)} and (t.removed_at is null or t.merged_into_id is not null
    or t.author_id = $1 or ${leads})`;
  const community = `${listedFor(viewer, 'c', params)} and (n.reason <> 'STEWARD' or ${leads})`;
  const event = visibleEvents(ctx, 'e', 's', 'c', params);
  const turn = readableBy(viewer, 'c', params);
  const resource = visibleResources(ctx, 'g', 'c', params);
  return `(case n.subject_kind when 'THREAD' then ${thread} when 'EVENT' then ${event} when 'TURN' then ${turn}
    when 'RESOURCE' then ${resource} ${recognizedBy(ctx, 'c', params)}
    else ${community} end)`;
}

function looksAfter(viewer: Viewer, params: unknown[]): string {
  if (!isKnown(viewer)) return 'false';
  if (viewer.admin) return 'true';
  const led = [...viewer.memberships].filter(
    ([, { state, role }]) => state === 'ACTIVE' && role !== 'MEMBER',
  );
  params.push(led.map(([communityId]) => communityId));
  return `c.id = any($${params.length}::uuid[])`;
}

/**
 * Lines of the viewer by their ids: those that are theirs, and whose subject they may see.
 * They come in the order of the ids.
 */
export async function foundNotices(ctx: Context, ids: readonly string[]): Promise<Notice[]> {
  const params: unknown[] = [ctx.viewer.personId, ids];
  const found = await rows<Notice>(
    ctx,
    `select ${noticeColumns('n')} from ${FROM}
      where n.person_id = $1 and n.id = any($2::uuid[]) and ${seenBy(ctx, params)}`,
    params,
  );
  const byId = new Map(found.map((notice) => [notice.id, notice]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * The one door to lines of an inbox: for everybody but its owner they do not exist.
 * @returns them, each once
 * @throws UnauthenticatedError, ForbiddenError for whom the house does not know; NotFoundError when one of them is not
 *   there, or is about something that the viewer may no longer see
 */
export async function noticesFor(ctx: Context, ids: readonly string[]): Promise<Notice[]> {
  ownerOf(ctx);
  const wanted = [...new Set(ids)];
  const found = wanted.every(isId) ? await foundNotices(ctx, wanted) : [];
  if (found.length !== wanted.length) throw new NotFoundError();
  return found;
}

const OPEN = 'n.done_at is null and n.snoozed_until is null';
const views = {
  [InboxView.OPEN]: { key: 'latest_at', way: 'desc', past: '<', only: OPEN },
  [InboxView.UNREAD]: { key: 'latest_at', way: 'desc', past: '<', only: `${OPEN} and n.unread` },
  [InboxView.SNOOZED]: {
    key: 'snoozed_until',
    way: 'asc',
    past: '>',
    only: 'n.done_at is null and n.snoozed_until is not null',
  },
  [InboxView.DONE]: { key: 'done_at', way: 'desc', past: '<', only: 'n.done_at is not null' },
} as const;

const keyOf: Record<InboxView, (notice: Notice) => Date | null> = {
  [InboxView.OPEN]: ({ latestAt }) => latestAt,
  [InboxView.UNREAD]: ({ latestAt }) => latestAt,
  [InboxView.SNOOZED]: ({ snoozedUntil }) => snoozedUntil,
  [InboxView.DONE]: ({ doneAt }) => doneAt,
};

/** A view of the own inbox. What may no longer be seen is not in it, as if it had never been told. */
export async function inboxOf(ctx: Context, args: InboxArgs): Promise<Page<Notice>> {
  const { key, way, past, only } = views[args.view];
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    (limit, after) => {
      const params: unknown[] = [
        ctx.viewer.personId,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ];
      return rows<Notice>(
        ctx,
        `select ${noticeColumns('n')} from ${FROM}
          where n.person_id = $1 and ${only} and ${seenBy(ctx, params)}
            and ($2::timestamptz is null or (n.${key}, n.id) ${past} ($2, $3::uuid))
          order by n.${key} ${way}, n.id ${way} limit $4`,
        params,
      );
    },
    (notice) => [(keyOf[args.view](notice) as Date).toISOString(), notice.id],
  );
}

/** The number beside the inbox: kept with every change of a line, and read here. */
export async function unreadIn(ctx: Context): Promise<number> {
  const [box] = await rows<{ unread: number }>(
    ctx,
    'select unread from notice_box where person_id = $1',
    [ctx.viewer.personId],
  );
  return box?.unread ?? 0;
}

/** As many are named in a line. */
const NAMED = 3;

/** Those who are named in a line, as far as the viewer may see them; the latest first. */
export async function actorsOf(ctx: Context, { actorIds }: Notice): Promise<Person[]> {
  const people = await personLoader(ctx).loadMany(actorIds.slice(0, NAMED));
  return people.filter(
    (one): one is Person =>
      one !== null && !(one instanceof Error) && personPolicy(ctx.viewer, 'see', one).allowed,
  );
}

/** Posts by id, as far as the viewer may read them now; null for others and for removed ones. */
const readablePostLoader = defineLoader<{ postId: string; shape: Shape }, Post | null>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = [...new Set(keys.map(({ postId }) => postId))];
    const posts = await foundPosts(ctx, shape, ids, 'read');
    return keys.map(({ postId }) => posts.get(postId) ?? null);
  },
);

/** Where to begin to read: the first post of what is new, or the last when that was removed. */
export async function firstNewPost(
  ctx: Context,
  { firstPostId, lastPostId }: Notice,
  shape: Shape,
): Promise<Post | null> {
  const loader = readablePostLoader(ctx);
  const [first, last] = await Promise.all(
    [firstPostId, lastPostId].map((postId) => postId && loader.load({ postId, shape })),
  );
  return first || last || null;
}
