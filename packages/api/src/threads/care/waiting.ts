import { recordActivity } from '../../communities/activity';
import type { Community } from '../../communities/community.entity';
import { looksAfter } from '../../communities/community.policy';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { defineLoader, inOrder } from '../../kernel/loaders';
import type { Page } from '../../kernel/pagination';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { type PageArgs, threadFor, threadPage } from '../threads.queries';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { tellLive } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import { Views } from '../threads.views';

const PAGE = 20;
/** Beyond this one sees that there are many. */
export const WAITING_COUNTED = 100;

/** Nobody has answered the thread: in the words of its index, or that is not used. What welcomes people asks nothing. */
export const unanswered = (t: string): string => `${t}.removed_at is null and ${t}.closed_at is null
  and ${t}.accepted_post_id is null and ${t}.kind <> 'ANNOUNCEMENT' and ${t}.source_site is null
  and ${t}.last_post_author_id = ${t}.author_id and (${t}.kind = 'QUESTION' or ${t}.participant_count <= 1)
  and (${t}.waived_at is null or ${t}.waived_at < ${t}.last_post_at)
  and not exists (select 1 from community n where n.id = ${t}.community_id and n.welcome_thread_id = ${t}.id)`;
const UNANSWERED = unanswered('t');

const since = (ctx: Context, { waitingDays }: Community): Date =>
  later(ctx.clock.now(), -waitingDays * DAY);

const tends = (ctx: Context, community: Community): boolean =>
  looksAfter(ctx.viewer, 'manageMembers', community, ctx.clock.now());

/** Threads that nobody has answered for longer than the community wants, the longest waiting first. */
export async function waitingThreads(
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
      const values: unknown[] = [
        community.id,
        since(ctx, community),
        ...(after?.slice(0, 2) ?? []),
      ];
      const beyond = after ? 'and (t.last_post_at, t.id) > ($3::timestamptz, $4::uuid)' : '';
      const key = `unanswered ${limit} ${!!after} ${shape.source} ${shape.person}`;
      const sql = statement(key, () =>
        selectThreads(
          shape,
          'thread t',
          `where t.community_id = $1 and t.last_post_at <= $2 and ${UNANSWERED} ${beyond}
            order by t.last_post_at, t.id limit ${limit}`,
          'alone',
        ),
      );
      return threadRows(ctx, shape, await prepared<ThreadRow>(ctx, sql, values), community);
    },
    new Views(ctx),
  );
}

/** How many those are, up to `WAITING_COUNTED`: they depend on the time, so the number cannot be kept. */
export const waitingCountLoader = defineLoader<Community, number | null>(
  async (ctx, communities) => {
    const tended = communities.filter((community) => tends(ctx, community));
    if (tended.length === 0) return communities.map(() => null);
    const found = await rows<{ id: string; waiting: number }>(
      ctx,
      `select asked.id, w.waiting from unnest($1::uuid[], $2::timestamptz[]) asked(id, since)
      cross join lateral (select count(*)::int as waiting from (
        select from thread t where t.community_id = asked.id and t.last_post_at <= asked.since and ${UNANSWERED}
         limit ${WAITING_COUNTED}) some_) w`,
      [tended.map(({ id }) => id), tended.map((community) => since(ctx, community))],
    );
    const counts = inOrder(
      communities.map(({ id }) => id),
      found,
      ({ id }) => id,
    );
    return counts.map((row) => row?.waiting ?? null);
  },
);

/** Says that a thread needs no answer, or that it does. What its author writes later asks anew. */
export async function setWaived(
  ctx: Context,
  id: string,
  waived: boolean,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, id, 'lookAfter');
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId);
    const changed = await rows(
      tx,
      `update thread set waived_at = $4, seq = $3
        where id = $1 and community_id = $2 and removed_at is null
          and (waived_at is not null and waived_at >= last_post_at) <> ($4::timestamptz is not null) returning id`,
      [thread.id, thread.communityId, seq, waived ? tx.clock.now() : null],
    );
    if (changed.length === 0) throw new ConflictError('ALREADY_DONE');
    tellLive(tx, thread.communityId, {
      ...{ kind: ChangeKind.THREAD_EDITED, seq, threadId: thread.id, postId: null },
    });
  });
  return threadFor(ctx, thread.id, 'see', shape);
}
