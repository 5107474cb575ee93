import { recordActivity, setWelcomeThread } from '../../communities/activity';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { draftsFollow } from '../drafts/drafts.following';
import { tellLinkedFrom } from '../links/links.service';
import type { Shape } from '../lookahead';
import { carryToOther } from '../reading/carry';
import { settleReaders } from '../reading/settle';
import { oneLine } from '../text';
import type { Thread } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { tellLive, threadTended } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import type { MergeThreadsInput } from './care.inputs';
import { askKnowingly, type HeldThread, holdCommunities, holdThreadsIn } from './holding';
import { TraceKind } from './trace.type';
import { leaveTraces, type Trace } from './traces';
import { recountThreads, transferPosts } from './transfer';

/**
 * Puts all posts of one thread at the end of another; whoever does it looks after both. The first is no more, and its
 * addresses lead on. docs/decisions/016-moving-splitting-merging.md says why at the end.
 * @throws the errors of `threadFor`; InvalidError; ConflictError when somebody was first
 */
export async function mergeThreads(
  ctx: Context,
  input: MergeThreadsInput,
  shape: Shape,
): Promise<Thread> {
  const source = await threadFor(ctx, input.id, 'lookAfter');
  const target = await threadFor(ctx, input.intoId, 'lookAfter');
  if (source.id === target.id) throw new InvalidError({ path: 'intoId', rule: 'another' });
  const reason = oneLine(input.reason ?? '');
  const [here, there] = [source.communityId, target.communityId];
  await transaction(ctx, async (outer) => {
    const { tx, communities } = await holdCommunities(outer, [here, there]);
    askKnowingly(communities.get(here) as Community, { id: there }, input.knowingly);
    const held = await holdThreadsIn(tx, [source, target]);
    const from = held.get(source.id) as HeldThread;
    const to = held.get(target.id) as HeldThread;
    const same = here === there;
    const left = await recordActivity(tx, here, {
      ...{ threads: -1, posts: same ? 0 : -from.postCount },
    });
    const seq = same ? left : await recordActivity(tx, there, { posts: from.postCount });
    const moved = await transferPosts(tx, {
      ...{ from: from.id, to: to.id, after: to.lastPostNumber, ids: null, left, seq },
    });
    await giveAnswer(tx, from, to);
    await recountThreads(tx, [from.id, to.id]);
    await rows(
      tx,
      `update thread set removed_at = $2, removed_by = $3, merged_into_id = $4, seq = $5,
         pinned_at = null, pinned_until = null where id = $1`,
      [from.id, tx.clock.now(), tx.viewer.personId, to.id, left],
    );
    await rows(tx, 'update thread set seq = $2 where id = $1', [to.id, seq]);
    // Threads that were merged into this one before lead on to where all of it is now.
    await rows(tx, 'update thread set merged_into_id = $2 where merged_into_id = $1', [
      from.id,
      to.id,
    ]);
    await archiveLinksFollow(tx, from.id, to.id);
    await draftsFollow(tx, from.id, to.id);
    if (communities.get(here)?.welcomeThreadId === from.id) {
      await setWelcomeThread(tx, here, same ? to.id : null);
    }
    await carryToOther(
      tx,
      {
        ...{ from: from.id, to: to.id },
        ...{ was: moved.map(({ was }) => was), now: moved.map(({ now }) => now) },
      },
      to.lastPostNumber,
    );
    await settleReaders(tx, [from.id, to.id]);
    const told = { postCount: from.postCount, otherTitle: from.title, reason };
    const traces: Trace[] = [
      {
        ...{ ...told, kind: TraceKind.MERGED_HERE, communityId: there, threadId: to.id },
        ...{ otherThreadId: from.id, otherCommunityId: same ? undefined : here },
      },
    ];
    if (!same) {
      traces.push({
        ...{ ...told, kind: TraceKind.MOVED_AWAY, communityId: here, threadId: null },
        ...{ otherThreadId: to.id, otherCommunityId: there },
      });
    }
    await leaveTraces(tx, traces);
    await tellLinkedFrom(tx, to.id, null);
    const byId = tx.viewer.personId;
    const done = { threadId: from.id, communityId: here, byId, postId: null, seq: left };
    await emit(tx, threadTended, { ...done, what: 'MERGED' });
    const change = { kind: ChangeKind.THREAD_MERGED, postId: null };
    tellLive(tx, here, { ...change, seq: left, threadId: from.id });
    tellLive(tx, there, { ...change, seq, threadId: to.id });
  });
  return threadFor(ctx, target.id, 'see', shape);
}

/** An accepted answer stays one where a question waits for it. */
async function giveAnswer(tx: Context, from: HeldThread, to: HeldThread): Promise<void> {
  if (!from.acceptedPostId) return;
  await rows(
    tx,
    `update thread t set accepted_post_id = s.accepted_post_id, accepted_by = s.accepted_by,
       accepted_at = s.accepted_at
      from thread s where s.id = $1 and t.id = $2 and t.kind = 'QUESTION' and t.accepted_post_id is null`,
    [from.id, to.id],
  );
  await rows(
    tx,
    'update thread set accepted_post_id = null, accepted_by = null, accepted_at = null where id = $1',
    [from.id],
  );
}

/** What posts say follows them; what is known from an archive is about the whole thread. */
async function archiveLinksFollow(tx: Context, from: string, to: string): Promise<void> {
  await rows(
    tx,
    `with gone as (
       delete from thread_link where post_id is null and (thread_id = $1 or other_id = $1)
        returning case when thread_id = $1 then $2 else thread_id end as thread_id,
          case when other_id = $1 then $2 else other_id end as other_id, kind
     )
     insert into thread_link (thread_id, other_id, kind)
     select thread_id, other_id, kind from gone where thread_id <> other_id on conflict do nothing`,
    [from, to],
  );
}
