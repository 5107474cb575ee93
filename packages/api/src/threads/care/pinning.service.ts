import { recordActivity } from '../../communities/activity';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { tellLive } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import type { PinThreadInput } from './care.inputs';
import { PINNED_MAX } from './pinned.queries';

/** What is to stay longer stays until somebody takes it down. */
const PIN_LIMIT = 366 * DAY;

/**
 * Lets a thread head its community's list, for good or until a time. One that is pinned gets the new end.
 * @throws InvalidError when the end has passed already, or when there are `PINNED_MAX` others
 */
export async function pinThread(
  ctx: Context,
  input: PinThreadInput,
  shape: Shape,
): Promise<Thread> {
  const thread = await threadFor(ctx, input.id, 'lookAfter');
  const until = input.until ?? null;
  const now = ctx.clock.now();
  if (until && until <= now) throw new InvalidError({ path: 'until', rule: 'min' });
  if (until && until > later(now, PIN_LIMIT))
    throw new InvalidError({ path: 'until', rule: 'max' });
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, thread.communityId);
    const [counted] = await rows<{ others: number }>(
      tx,
      `select count(*)::int as others from thread
        where community_id = $1 and id <> $2 and removed_at is null
          and pinned_at is not null and (pinned_until is null or pinned_until > $3)`,
      [thread.communityId, thread.id, now],
    );
    if ((counted?.others ?? 0) >= PINNED_MAX) {
      throw new InvalidError({ path: 'id', rule: 'pinnedMax' });
    }
    await change(tx, thread, seq, 'pinned_at = coalesce(t.pinned_at, $4), pinned_until = $5', [
      now,
      until,
    ]);
  });
  return threadFor(ctx, thread.id, 'see', shape);
}

/** Nothing happens when it is not pinned. */
export async function unpinThread(ctx: Context, id: string, shape: Shape): Promise<Thread> {
  const thread = await threadFor(ctx, id, 'lookAfter');
  if (thread.pinnedAt) {
    await transaction(ctx, async (tx) => {
      const seq = await recordActivity(tx, thread.communityId);
      await change(tx, thread, seq, 'pinned_at = null, pinned_until = null', []);
    });
  }
  return threadFor(ctx, thread.id, 'see', shape);
}

async function change(
  tx: Context,
  { id, communityId }: Thread,
  seq: number,
  set: string,
  values: unknown[],
): Promise<void> {
  const changed = await rows(
    tx,
    `update thread t set ${set}, seq = $3
      where t.id = $1 and t.community_id = $2 and t.removed_at is null returning t.id`,
    [id, communityId, seq, ...values],
  );
  if (changed.length === 0) throw new ConflictError('VERSION');
  tellLive(tx, communityId, { kind: ChangeKind.THREAD_PINNED, seq, threadId: id, postId: null });
}
