import { recordActivity } from '../../communities/activity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import { enforce } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import { carryToNew } from '../reading/carry';
import { settleReaders } from '../reading/settle';
import { cleanTitle, oneLine } from '../text';
import { type Thread, ThreadKind } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { tellLive } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import { excerptOf } from '../threads.write';
import type { SplitThreadInput } from './care.inputs';
import { holdCommunities, holdThreadsIn } from './holding';
import { TraceKind } from './trace.type';
import { leaveTraces } from './traces';
import { recountThreads, transferPosts } from './transfer';

/**
 * Makes a thread of its own of some posts of another. The first of them opens it, and its author is the thread's.
 * The same key again gives the same thread.
 * @throws the errors of `threadFor`; InvalidError when one of the posts is not there to be taken
 */
export async function splitThread(
  ctx: Context,
  input: SplitThreadInput,
  shape: Shape,
): Promise<Thread> {
  const source = await threadFor(ctx, input.id, 'lookAfter');
  const { communityId } = source;
  const title = cleanTitle(input.title);
  const reason = oneLine(input.reason ?? '');
  if (input.kind === ThreadKind.ANNOUNCEMENT) {
    enforce(communityPolicy(ctx.viewer, 'announce', source.community, ctx.clock.now()));
  }
  const ids = [...new Set(input.postIds)];
  if (ids.length === 0 || !ids.every(isId)) throw notThere();
  const newThreadId = await transaction(ctx, (outer) =>
    once(
      outer,
      { mutation: 'splitThread', input },
      async (threadId) => {
        const { tx } = await holdCommunities(outer, [communityId]);
        const held = (await holdThreadsIn(tx, [source])).get(source.id);
        if (!held) return threadId;
        const first = await firstOf(tx, source.id, ids);
        const seq = await recordActivity(tx, communityId, { threads: 1 });
        await rows(
          tx,
          `insert into thread (id, community_id, kind, title, tags, excerpt, author_id, opened_at, last_post_at, seq,
             opened_seq) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $9)`,
          [
            ...[threadId, communityId, input.kind, title, held.tags],
            ...[excerptOf(first.html), first.authorId, first.createdAt, seq],
          ],
        );
        const moved = await transferPosts(tx, {
          ...{ from: source.id, to: threadId, after: 0, ids, left: seq, seq },
        });
        if (moved.some(({ id }) => id === held.acceptedPostId)) await notAccepted(tx, source.id);
        await recountThreads(tx, [source.id, threadId]);
        await rows(tx, 'update thread set seq = $2 where id = $1', [source.id, seq]);
        await carryToNew(tx, {
          ...{ from: source.id, to: threadId },
          ...{ was: moved.map(({ was }) => was), now: moved.map(({ now }) => now) },
        });
        await settleReaders(tx, [source.id, threadId]);
        const told = { communityId, postCount: moved.length, reason };
        await leaveTraces(tx, [
          {
            ...{ ...told, kind: TraceKind.SPLIT_OFF },
            ...{ threadId: source.id, otherThreadId: threadId },
          },
          {
            ...{ ...told, kind: TraceKind.SPLIT_FROM },
            ...{ threadId, otherThreadId: source.id },
          },
        ]);
        const change = { kind: ChangeKind.THREAD_SPLIT, seq, postId: null };
        tellLive(tx, communityId, { ...change, threadId: source.id });
        tellLive(tx, communityId, { ...change, threadId });
        return threadId;
      },
      async (threadId) => threadId,
    ),
  );
  return threadFor(ctx, newThreadId, 'see', shape);
}

const notThere = () => new InvalidError({ path: 'postIds', rule: 'inThisThread' });

/** The post that will open the new thread. @throws InvalidError */
async function firstOf(tx: Context, threadId: string, ids: string[]) {
  const posts = await rows<{ number: number; authorId: string; html: string; createdAt: Date }>(
    tx,
    `select number, author_id as "authorId", html, created_at as "createdAt" from post
      where thread_id = $1 and id = any($2::uuid[]) and removed_at is null order by number`,
    [threadId, ids],
  );
  const [first] = posts;
  if (!first || posts.length < ids.length) throw notThere();
  // A thread without its opening post is none: the whole is moved instead.
  if (first.number === 1) throw new InvalidError({ path: 'postIds', rule: 'openingPost' });
  return first;
}

/** The answer went: the question waits for one again. */
async function notAccepted(tx: Context, threadId: string): Promise<void> {
  await rows(
    tx,
    `update thread set accepted_post_id = null, accepted_by = null, accepted_at = null where id = $1`,
    [threadId],
  );
}
