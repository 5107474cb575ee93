import { recordActivity } from '../communities/activity';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import type { Shape } from './lookahead';
import { postFor } from './posts.queries';
import type { Thread } from './thread.entity';
import { threadFor } from './threads.queries';
import { answerAccepted, tellLive } from './threads.signals';
import { ChangeKind } from './threads.types';

/**
 * Says which post answered the question; another that was accepted before no longer is. Both count as changed, so
 * that whoever was away hears of both.
 */
export async function acceptReply(ctx: Context, postId: string, shape: Shape): Promise<Thread> {
  const post = await postFor(ctx, postId, 'accept');
  if (!post.accepted) await accept(ctx, post.thread, post.id);
  return threadFor(ctx, post.thread.id, 'see', shape);
}

/** Says that the question waits for an answer again. Nothing happens when it does. */
export async function withdrawAcceptance(
  ctx: Context,
  threadId: string,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, threadId, 'accept');
  if (thread.acceptedPostId) await accept(ctx, thread, null);
  return threadFor(ctx, thread.id, 'see', shape);
}

async function accept(ctx: Context, thread: Thread, postId: string | null): Promise<void> {
  const by = ctx.viewer.personId;
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId);
    const [changed] = await rows<{ before: string | null }>(
      tx,
      `with held as (
         select id, accepted_post_id as before from thread
          where id = $1 and kind = 'QUESTION' and removed_at is null and community_id = $6
            and accepted_post_id is distinct from $2::uuid
            and ($2 is null or exists (select 1 from post p where p.id = $2 and p.thread_id = $1
              and p.number > 1 and p.removed_at is null))
          for update
       ), t as (
         update thread t set accepted_post_id = $2, accepted_by = case when $2 is null then null else $3::uuid end,
           accepted_at = case when $2 is null then null else $4::timestamptz end, seq = $5::bigint
          from held where t.id = held.id
       ), p as (
         update post set seq = $5 from held where post.id in ($2, held.before)
       )
       select before from held`,
      [thread.id, postId, by, tx.clock.now(), seq, thread.communityId],
    );
    if (!changed) return refuseAnew(tx, thread, postId);
    if (postId) {
      const { id: threadId, communityId } = thread;
      await emit(tx, answerAccepted, { threadId, postId, communityId, byId: by });
    }
    tellLive(tx, thread.communityId, {
      kind: ChangeKind.ACCEPTED,
      seq,
      threadId: thread.id,
      postId: postId ?? changed.before,
    });
  });
}

/** Something changed between the door and the lock: either it is done already, or the door now says why not. */
async function refuseAnew(tx: Context, thread: Thread, postId: string | null): Promise<void> {
  if (postId) await postFor(tx, postId, 'accept');
  else await threadFor(tx, thread.id, 'accept');
}
