import { recordActivity } from '../../communities/activity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { transaction } from '../../kernel/transaction';
import type { Post } from '../post.entity';
import { tellLive } from '../threads.signals';
import { ChangeKind } from '../threads.types';

/**
 * A change of a poll: under the lock of its community, counted at its post and thread, told to who reads them.
 * @param change does it; false when there was nothing to do it to, or somebody else was first
 * @param refuse what to throw then: the door is asked anew, because it knows the reason
 */
export async function changePoll(
  ctx: Context,
  post: Post,
  change: (tx: Context) => Promise<boolean>,
  refuse: (tx: Context) => Promise<unknown>,
): Promise<void> {
  const { communityId } = post.thread;
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, communityId);
    const counted = await countAt(tx, post, seq);
    if (!counted || !(await change(tx))) {
      await refuse(tx);
      throw new ConflictError('VERSION');
    }
    tell(tx, communityId, { threadId: post.thread.id, postId: post.id, seq });
  });
}

/** Where the post stood when it was asked for, and as it was: present, in a thread that is. */
async function countAt(tx: Context, post: Post, seq: number): Promise<boolean> {
  const found = await rows(
    tx,
    `with p as (
       update post o set seq = $2::bigint from thread t
        where o.id = $1 and o.thread_id = $3 and o.removed_at is null
          and t.id = o.thread_id and t.community_id = $4 and t.removed_at is null
       returning o.thread_id
     )
     update thread t set seq = $2 from p where t.id = p.thread_id returning t.id`,
    [post.id, seq, post.thread.id, post.thread.communityId],
  );
  return found.length > 0;
}

/** That something changed, and where: what it is, everybody asks for with their own eyes. */
export const tell = (
  tx: Context,
  communityId: string,
  place: { threadId: string; postId: string; seq: number },
): void => tellLive(tx, communityId, { kind: ChangeKind.POLL_CHANGED, ...place });
