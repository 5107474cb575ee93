import type { Context } from '../kernel/context';
import { prepared, statement } from '../kernel/database/prepared';
import { NotFoundError } from '../kernel/errors';
import { Community } from './community.entity';

const count = statement(
  'activity',
  () => `update community set activity_seq = greatest(activity_seq, $4::bigint) + 1, post_count = post_count + $2,
           thread_count = thread_count + $3
     where id = $1 returning activity_seq as seq`,
);

/**
 * Counts a change in a community and what it adds or takes away. It takes the community's row lock, always the
 * first lock of a write, so the counter's order is the order of commits.
 * @param tx inside a transaction
 * @param beyond a value that the counter then exceeds: what comes from another community brings its own along
 * @returns the counter's new value
 */
export async function recordActivity(
  tx: Context,
  communityId: string,
  change: { posts?: number; threads?: number } = {},
  beyond = 0,
): Promise<number> {
  const values = [communityId, change.posts ?? 0, change.threads ?? 0, beyond];
  const [counted] = await prepared<{ seq: number }>(tx, count, values);
  if (!counted) throw new NotFoundError();
  return counted.seq;
}

/** Keeps which thread welcomes those who come; null when none does any more. */
export async function setWelcomeThread(
  tx: Context,
  communityId: string,
  threadId: string | null,
): Promise<void> {
  await tx.db.update(Community, { id: communityId }, { welcomeThreadId: threadId });
}
