import { recordActivity } from '../../communities/activity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import { cleanReason } from '../text';
import type { Thread } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { tellLive, threadTended } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import type { CloseThreadInput } from './care.inputs';

/** From now on only those who look after the community write in it. The reason stands at its head. */
export async function closeThread(
  ctx: Context,
  input: CloseThreadInput,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, input.id, 'lookAfter');
  const reason = cleanReason(input.reason);
  return change(ctx, thread, { at: ctx.clock.now(), by: ctx.viewer.personId, reason }, shape);
}

export async function reopenThread(ctx: Context, id: string, shape: Shape): Promise<Thread> {
  const thread = await threadFor(ctx, id, 'lookAfter');
  return change(ctx, thread, null, shape);
}

async function change(
  ctx: Context,
  thread: Thread,
  closing: { at: Date; by: string | null; reason: string } | null,
  shape: Shape,
): Promise<Thread> {
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId);
    const changed = await rows(
      tx,
      `update thread set closed_at = $4, closed_by = $5, closing_reason = $6, seq = $3
        where id = $1 and community_id = $2 and removed_at is null
          and (closed_at is null) = ($4::timestamptz is not null) returning id`,
      [thread.id, thread.communityId, seq, closing?.at, closing?.by, closing?.reason],
    );
    if (changed.length === 0) throw new ConflictError('ALREADY_DONE');
    await emit(tx, threadTended, {
      threadId: thread.id,
      communityId: thread.communityId,
      byId: tx.viewer.personId,
      what: closing ? 'CLOSED' : 'REOPENED',
      postId: null,
      seq,
    });
    tellLive(tx, thread.communityId, {
      kind: ChangeKind.THREAD_CLOSED,
      seq,
      threadId: thread.id,
      postId: null,
    });
  });
  return threadFor(ctx, thread.id, 'see', shape);
}
