import { personLoader } from '../../accounts/accounts.queries';
import { communityLoader, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isId, newId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import type { Shape } from '../lookahead';
import { presentLoader } from '../threads.loaders';
import { ThreadTrace, TraceKind } from './trace.type';

export interface Trace {
  kind: TraceKind;
  communityId: string;
  /** Where it is told; null for what has left the community. */
  threadId: string | null;
  postCount: number;
  otherThreadId: string;
  otherCommunityId?: string | undefined;
  otherTitle?: string;
  reason: string;
}

/** Writes down what was done, in each place where it is to be told. */
export async function leaveTraces(tx: Context, traces: Trace[]): Promise<void> {
  for (const trace of traces) {
    await rows(
      tx,
      `insert into thread_trace (id, community_id, thread_id, kind, by_id, created_at, post_count,
         other_thread_id, other_community_id, other_title, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[newId(), trace.communityId, trace.threadId, trace.kind, tx.viewer.personId],
        ...[tx.clock.now(), trace.postCount, trace.otherThreadId],
        ...[trace.otherCommunityId ?? null, trace.otherTitle ?? null, trace.reason],
      ],
    );
  }
  const told = traces.flatMap(({ threadId }) => threadId ?? []);
  await rows(tx, 'update thread set traced = true where id = any($1::uuid[])', [told]);
}

interface TraceRow {
  id: string;
  kind: TraceKind;
  communityId: string;
  threadId: string | null;
  byId: string;
  createdAt: Date;
  postCount: number;
  otherThreadId: string | null;
  otherCommunityId: string | null;
  otherTitle: string | null;
  reason: string;
}

const columns = `r.id, r.kind, r.community_id as "communityId", r.thread_id as "threadId", r.by_id as "byId",
  r.created_at as "createdAt", r.post_count as "postCount", r.other_thread_id as "otherThreadId",
  r.other_community_id as "otherCommunityId", r.other_title as "otherTitle", r.reason`;

/** The other side is shown to those only who may see it; who may not is told that something was moved, not where. */
async function shown(ctx: Context, row: TraceRow, shape: Shape): Promise<ThreadTrace> {
  const place = row.otherCommunityId && (await communityLoader(ctx).load(row.otherCommunityId));
  const community = place && reads(ctx, place) ? place : null;
  const trace = new ThreadTrace();
  trace.id = row.id;
  trace.kind = row.kind;
  trace.at = row.createdAt;
  trace.by = (await personLoader(ctx).load(row.byId)) as ThreadTrace['by'];
  trace.postCount = row.postCount;
  trace.reason = row.reason;
  trace.thread = row.otherThreadId
    ? await presentLoader(ctx).load({ id: row.otherThreadId, shape })
    : null;
  trace.community = community;
  // What left was read here; what came was read where it stood.
  const wasRead = row.kind === TraceKind.MOVED_AWAY || !row.otherCommunityId || community !== null;
  trace.title = wasRead ? row.otherTitle : null;
  return trace;
}

/** Traces that a thread shows: the latest. */
const TRACES_OF_THREAD_MAX = 50;

export const tracesLoader = defineLoader<{ threadId: string; shape: Shape }, ThreadTrace[]>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const found = await rows<TraceRow & { ofId: string }>(
      ctx,
      `select ${columns} from unnest($1::uuid[]) asked(id)
        cross join lateral (select * from thread_trace where thread_id = asked.id
          order by created_at desc, id desc limit ${TRACES_OF_THREAD_MAX}) r
        order by r.created_at, r.id`,
      [[...new Set(keys.map(({ threadId }) => threadId))]],
    );
    const traces = await Promise.all(
      found.map(async (row) => [row.threadId, await shown(ctx, row, shape)] as const),
    );
    return keys.map(({ threadId }) =>
      traces.flatMap(([of, trace]) => (of === threadId ? trace : [])),
    );
  },
);

const PAGE = 20;

/** What has left a community, the latest first; null for those who see its listing only. */
export async function movedAwayFrom(
  ctx: Context,
  community: Community,
  args: { first?: number | null; after?: string | null },
  shape: Shape,
): Promise<Page<ThreadTrace> | null> {
  if (!reads(ctx, community)) return null;
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<TraceRow>(
        ctx,
        `select ${columns} from thread_trace r
          where r.community_id = $1 and r.thread_id is null
            and ($3::timestamptz is null or (r.created_at, r.id) < ($3, $4::uuid))
          order by r.created_at desc, r.id desc limit $2`,
        [community.id, limit, after?.[0] ?? null, after?.[1] ?? null],
      );
      return Promise.all(found.map((row) => shown(ctx, row, shape)));
    },
    ({ at, id }) => [at.toISOString(), id],
  );
}

/** What became of a thread that stood in a community; null when it never did, or is there still. */
export async function whatBecameOf(
  ctx: Context,
  community: Community,
  threadId: string,
  shape: Shape,
): Promise<ThreadTrace | null> {
  if (!reads(ctx, community) || !isId(threadId)) return null;
  const [row] = await rows<TraceRow>(
    ctx,
    `select ${columns} from thread_trace r
      where r.community_id = $1 and r.thread_id is null and r.other_thread_id = $2
      order by r.created_at desc, r.id desc limit 1`,
    [community.id, threadId],
  );
  return row ? shown(ctx, row, shape) : null;
}
