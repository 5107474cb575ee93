import { z } from 'zod';
import { membershipsIn, reads } from '../communities/communities.queries';
import type { Community } from '../communities/community.entity';
import type { Context } from '../kernel/context';
import { prepared, statement } from '../kernel/database/prepared';
import { isId } from '../kernel/ids';
import { instant, keysetPage, PAGE_LIMIT, type Page } from '../kernel/pagination';
import { enforce } from '../kernel/policy';
import { isKnown } from '../kernel/viewer';
import { headedList } from './care/pinned.queries';
import { draftColumn } from './drafts/drafts.rows';
import { linkedColumn } from './links/linked';
import { everything, type Shape } from './lookahead';
import { outcomeOfThread } from './polls/polls.rows';
import { NOT_MUTED, type ReadingFilter, readingFilter } from './reading/filters';
import { cleanTag } from './text';
import type { Thread, ThreadKind } from './thread.entity';
import { absent, type ThreadAction, threadPolicy } from './thread.policy';
import { participantsColumn, selectThreads, type ThreadRow, threadRows } from './threads.rows';
import { Views } from './threads.views';

const PAGE = 20;
const WAITING_PAGE = 10;

/**
 * The one door to a thread: loads it with its community and its author in one statement, and authorises.
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act;
 *   UnauthenticatedError when signing in would help
 */
export async function threadFor(
  ctx: Context,
  id: string,
  action: ThreadAction,
  shape: Shape = everything,
): Promise<Thread> {
  const row = await threadRow(ctx, 'thread t', 't.id = $1', id, shape);
  return admit(ctx, row, action);
}

/** The thread that a post stands in, through the same door. */
export async function threadOfPost(
  ctx: Context,
  postId: string,
  action: ThreadAction,
  shape: Shape = everything,
): Promise<Thread> {
  const from = 'post o join thread t on t.id = o.thread_id';
  return admit(ctx, await threadRow(ctx, from, 'o.id = $1', postId, shape), action);
}

/** Whose reading is read with the threads; nobody's when it was not asked for, or for whom none is kept. */
export const readerIn = ({ viewer }: Context, { reading }: Shape): string | undefined =>
  reading && isKnown(viewer) ? (viewer.personId ?? undefined) : undefined;

export async function threadRow(
  ctx: Context,
  from: string,
  condition: string,
  id: string,
  shape: Shape = everything,
): Promise<ThreadRow | undefined> {
  if (!isId(id)) return undefined;
  const { source, participants, links, person, draft, outcome } = shape;
  const reader = readerIn(ctx, shape);
  const text = () =>
    selectThreads(
      shape,
      from,
      `where ${condition}`,
      'community',
      `${participants ? `, ${participantsColumn(shape)}` : ''}${draft ? `, ${draftColumn('$2')}` : ''}${links ? linkedColumn : ''}${outcome ? `, ${outcomeOfThread} as outcome` : ''}`,
      reader && '$2',
    );
  const sql = statement(
    `thread ${from} ${condition} ${source} ${participants} ${draft} ${links} ${outcome} ${!!reader} ${person}`,
    text,
  );
  const viewerId = isKnown(ctx.viewer) ? ctx.viewer.personId : null;
  const values = draft || reader ? [id, viewerId] : [id];
  const [row] = await threadRows(ctx, shape, await prepared<ThreadRow>(ctx, sql, values));
  return row;
}

function admit(ctx: Context, row: ThreadRow | undefined, action: ThreadAction): Thread {
  if (!row) {
    const verdict = absent(ctx.viewer);
    enforce(verdict);
    throw new Error('What is absent is never allowed');
  }
  const views = new Views(ctx);
  enforce(threadPolicy(views.standing(row), 'see', row));
  enforce(threadPolicy(views.standing(row), action, row));
  return views.thread(row);
}

export interface ThreadFilter {
  kind?: ThreadKind | null;
  tag?: string | null;
  unanswered?: boolean | null;
  reading?: ReadingFilter | null;
}

/** The last part only of a pinned thread, where those head the list. */
type Key = [string, string] | [string, string, 1];
export type PageArgs = { first?: number | null; after?: string | null };

const cursor: z.ZodType<Key> = z.union([
  z.tuple([instant, z.uuid()]),
  z.tuple([instant, z.uuid(), z.literal(1)]),
]);
const keyOf = (thread: Thread): [string, string] => [thread.lastPostAt.toISOString(), thread.id];
const headedKeyOf = (thread: Thread): Key =>
  thread.pinnedAt ? [...keyOf(thread), 1] : keyOf(thread);

/**
 * The threads of a community, the newest activity first; null for those who see its listing only. The whole list is
 * headed by the pinned ones. Each combination of filters is a statement of its own, with the plan of its index.
 */
export async function threadsOf(
  ctx: Context,
  community: Community,
  args: PageArgs & ThreadFilter,
  shape: Shape,
): Promise<Page<Thread> | null> {
  if (!reads(ctx, community)) return null;
  const views = new Views(ctx);
  if (!args.unanswered && !args.kind && !args.tag && !args.reading) {
    const load = async (limit: number, after: Key | null) => {
      const values: unknown[] = [community.id, ctx.clock.now(), ...(after?.slice(0, 2) ?? [])];
      const personId = readerIn(ctx, shape);
      const reader = personId && `$${values.push(personId)}`;
      const sql = headedList(shape, limit, after && (after[2] ? 'inHead' : 'belowHead'), reader);
      const flat = await prepared<ThreadRow>(ctx, sql, values);
      return threadRows(ctx, shape, flat, community);
    };
    return threadPage(args, PAGE, load, views, headedKeyOf);
  }
  return threadPage(
    args,
    PAGE,
    async (limit, after) => {
      const values: unknown[] = [community.id];
      const conditions = ['t.community_id = $1', 't.removed_at is null'];
      const value = (given: unknown) => `$${values.push(given)}`;
      const known = isKnown(ctx.viewer) && (shape.reading || args.reading);
      const reader = known ? value(ctx.viewer.personId) : undefined;
      if (args.reading) conditions.push(reader ? readingFilter(args.reading, reader) : 'false');
      if (args.unanswered) {
        conditions.push("t.kind = 'QUESTION'", 't.accepted_post_id is null');
      }
      if (args.kind) conditions.push(`t.kind = ${value(args.kind)}`);
      if (args.tag) conditions.push(`t.tags @> array[${value(cleanTag(args.tag))}]`);
      if (after) {
        conditions.push(
          `(t.last_post_at, t.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`,
        );
      }
      const where = conditions.join(' and ');
      const key = `list ${limit} ${shape.source} ${!!reader} ${shape.person} ${where}`;
      const sql = statement(key, () =>
        selectThreads(
          shape,
          'thread t',
          `where ${where} order by t.last_post_at desc, t.id desc limit ${limit}`,
          'alone',
          '',
          reader,
        ),
      );
      const flat = await prepared<ThreadRow>(ctx, sql, values);
      return threadRows(ctx, shape, flat, community);
    },
    views,
  );
}

/** The newest activity in the communities that the viewer is a member of, without what they have muted. */
export function latestThreads(ctx: Context, args: PageArgs, shape: Shape): Promise<Page<Thread>> {
  return acrossCommunities(ctx, args, PAGE, shape, '');
}

/** Questions there without an accepted answer, in which the viewer has not written. */
export function waitingQuestions(
  ctx: Context,
  args: PageArgs,
  shape: Shape,
): Promise<Page<Thread>> {
  return acrossCommunities(
    ctx,
    args,
    WAITING_PAGE,
    shape,
    `and w.kind = 'QUESTION' and w.accepted_post_id is null and not exists (
       select 1 from thread_participant tp where tp.thread_id = w.id and tp.person_id = $2)`,
  );
}

/**
 * The newest of each community are read from its index and merged: the cost is that of so many short reads as
 * there are communities, whatever they hold.
 */
function acrossCommunities(
  ctx: Context,
  args: PageArgs,
  size: number,
  shape: Shape,
  condition: string,
): Promise<Page<Thread>> {
  const communities = membershipsIn(ctx.viewer, 'ACTIVE');
  return threadPage(
    args,
    size,
    async (limit, after) => {
      if (communities.length === 0) return [];
      const values: unknown[] = [communities, ctx.viewer.personId];
      if (after) values.push(...after);
      const from = `(select n.id from community m
        cross join lateral (
          select w.id, w.last_post_at from thread w
           where w.community_id = m.id and w.removed_at is null
             ${NOT_MUTED} ${condition}
             ${after ? 'and (w.last_post_at, w.id) < ($3::timestamptz, $4::uuid)' : ''}
           order by w.last_post_at desc, w.id desc limit ${limit}) n
        where m.id = any($1::uuid[]) and m.archived_at is null
        order by n.last_post_at desc, n.id desc limit ${limit}) newest
      join thread t on t.id = newest.id`;
      const reader = readerIn(ctx, shape) && '$2';
      const sql = statement(`across ${shape.source} ${!!reader} ${shape.person} ${from}`, () =>
        selectThreads(
          shape,
          from,
          'order by t.last_post_at desc, t.id desc',
          'community',
          '',
          reader,
        ),
      );
      return threadRows(ctx, shape, await prepared<ThreadRow>(ctx, sql, values));
    },
    new Views(ctx),
  );
}

/**
 * How many rows a list reads. It stands in the statement itself, because a planner that does not know it takes it for
 * a tenth of the table; and only in these sizes, so that there are few statements.
 */
const READS = [11, 21, 51, PAGE_LIMIT + 1];

export function threadPage(
  args: PageArgs,
  size: number,
  load: (limit: number, after: Key | null) => Promise<ThreadRow[]>,
  views: Views,
  key: (thread: Thread) => Key = keyOf,
): Promise<Page<Thread>> {
  return keysetPage(
    args,
    size,
    cursor,
    async (limit, after) => {
      const size = READS.find((rows) => rows >= limit) ?? limit;
      return (await load(size, after)).map((row) => views.thread(row));
    },
    key,
  );
}
