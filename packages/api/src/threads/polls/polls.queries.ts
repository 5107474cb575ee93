import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import { type ForwardArgs, instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { DenialReason, enforce, when } from '../../kernel/policy';
import type { Post } from '../post.entity';
import { postFor } from '../posts.queries';
import type { Thread } from '../thread.entity';
import { Views } from '../threads.views';
import type { Poll, PollBallot, PollOutcome } from './poll.entity';
import { type PollAction, pollPolicy } from './poll.policy';
import { type OutcomeRow, outcomeOfThread } from './polls.rows';
import { outcome } from './polls.views';

const NAMES = 50;

/**
 * The one door to a poll: through its post.
 * @throws the errors of `postFor`
 */
export async function pollFor(
  ctx: Context,
  id: string,
  action: PollAction,
): Promise<{ post: Post; poll: Poll }> {
  const [found] = isId(id)
    ? await rows<{ postId: string }>(ctx, 'select post_id as "postId" from poll where id = $1', [
        id,
      ])
    : [];
  // What is not there is answered by the same door, in the same way.
  const post = await postFor(ctx, found?.postId ?? '', 'read');
  enforce(when(post.removedAt === null, DenialReason.REMOVED));
  const { poll } = post;
  if (!poll) throw new NotFoundError();
  enforce(pollPolicy(new Views(ctx).ground(post.thread), action, post, poll));
  return { post, poll };
}

/** Who voted for what, in the order of their votes; null where names do not show, or do not show yet. */
export async function ballotsOf(
  ctx: Context,
  poll: Poll,
  args: ForwardArgs,
): Promise<Page<PollBallot> | null> {
  if (!poll.namesShown || !poll.resultsShown) return null;
  return keysetPage(
    args,
    NAMES,
    instantCursor,
    (limit, after) =>
      rows<PollBallot>(
        ctx,
        `select v.choices, v.cast_at as "castAt", v.person_id as "personId" from poll_vote v
          where v.poll_id = $1 and ($2::timestamptz is null or (v.cast_at, v.person_id) > ($2, $3::uuid))
          order by v.cast_at, v.person_id limit $4`,
        [poll.id, after?.[0] ?? null, after?.[1] ?? null, limit],
      ),
    ({ castAt, personId }) => [castAt.toISOString(), personId],
  );
}

/** The latest outcomes in threads of a list. A thread that is read by itself has its own in its row. */
export const outcomeLoader = defineLoader<Thread, PollOutcome | null>(async (ctx, threads) => {
  const found = await rows<{ id: string; outcome: OutcomeRow | null }>(
    ctx,
    `select t.id, ${outcomeOfThread} as outcome from thread t where t.id = any($1::uuid[])`,
    [threads.map(({ id }) => id)],
  );
  const byId = new Map(found.map((row) => [row.id, row.outcome]));
  return threads.map(({ id }) => {
    const row = byId.get(id);
    return row ? outcome(row) : null;
  });
});
