import { recordActivity } from '../communities/activity';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError } from '../kernel/errors';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { tellLinkedFrom } from './links/links.service';
import type { Shape } from './lookahead';
import { reasonOf } from './posts.service';
import { settleReaders } from './reading/settle';
import type { Thread } from './thread.entity';
import type { RemoveThreadInput } from './threads.inputs';
import { threadFor } from './threads.queries';
import { type Tending, tellLive, threadTended } from './threads.signals';
import { ChangeKind } from './threads.types';
import { Views } from './threads.views';

/** Takes a thread out of the community, with all its posts. Its author still sees that, and why. */
export async function removeThread(
  ctx: Context,
  input: RemoveThreadInput,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, input.id, 'remove');
  const reason = reasonOf(ctx, input.reason, thread.authorId);
  // Somebody may have answered since the door: then it is no longer the author's alone.
  const asAuthor = !new Views(ctx).standing(thread).moderate.allowed;
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId, { threads: -1 });
    const [removed] = await rows<{ posts: number }>(
      tx,
      `update thread set removed_at = $2, removed_by = $3, removal_reason = $4, seq = $5
        where id = $1 and removed_at is null and community_id = $7
          and (not $6::boolean or (participant_count <= 1 and closed_at is null))
        returning post_count as posts`,
      [thread.id, tx.clock.now(), tx.viewer.personId, reason, seq, asAuthor, thread.communityId],
    );
    if (!removed) throw new ConflictError('ALREADY_DONE');
    // How many posts go with it is only certain under the lock that the first count took.
    await recordActivity(tx, thread.communityId, { posts: -removed.posts });
    await settleReaders(tx, [thread.id]);
    await tellLinkedFrom(tx, thread.id, null);
    await tell(tx, thread, 'REMOVED', seq);
  });
  return threadFor(ctx, thread.id, 'see', shape);
}

/** Brings a removed thread back: by a facilitator, or by its author who had taken it away. */
export async function restoreThread(ctx: Context, id: string, shape: Shape): Promise<Thread> {
  const thread = await threadFor(ctx, id, 'restore');
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId, { threads: 1 });
    const [restored] = await rows<{ posts: number }>(
      tx,
      `update thread set removed_at = null, removed_by = null, removal_reason = null, seq = $2
        where id = $1 and removed_at is not null and community_id = $3 and merged_into_id is null
        returning post_count as posts`,
      [thread.id, seq, thread.communityId],
    );
    if (!restored) throw new ConflictError('ALREADY_DONE');
    await recordActivity(tx, thread.communityId, { posts: restored.posts });
    await settleReaders(tx, [thread.id]);
    await tellLinkedFrom(tx, thread.id, null);
    await tell(tx, thread, 'RESTORED', seq);
  });
  return threadFor(ctx, thread.id, 'see', shape);
}

const CHANGES = {
  REMOVED: ChangeKind.THREAD_REMOVED,
  RESTORED: ChangeKind.THREAD_RESTORED,
} satisfies Partial<Record<Tending, ChangeKind>>;

async function tell(
  tx: Context,
  { id: threadId, communityId }: Thread,
  what: keyof typeof CHANGES,
  seq: number,
): Promise<void> {
  const byId = tx.viewer.personId;
  await emit(tx, threadTended, { threadId, communityId, byId, what, postId: null, seq });
  tellLive(tx, communityId, { kind: CHANGES[what], seq, threadId, postId: null });
}
