import { personFor } from '../../accounts/accounts.queries';
import { communityForChange } from '../../communities/communities.queries';
import { checkMember } from '../../events/agenda/member';
import { maybeProse } from '../../events/text';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { defineLimit } from '../../kernel/limits';
import { enforce, every, known } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { recognitionOn } from '../switch';
import type { Feedback } from './feedback.entity';
import { FEEDBACK_MAX, type GiveFeedbackInput } from './feedback.inputs';
import { type FeedbackAction, giveFeedbackPolicy } from './feedback.policy';
import { feedbackFor } from './feedback.queries';
import { feedbackGiven, feedbackWithdrawn } from './feedback.signals';

/** More than anybody thinks through in a day; what goes to one person unseen by others must not become a stream. */
const givingLimit = defineLimit({ points: 30, seconds: 24 * 60 * 60 });

/** Says to another member what to keep, what to try and what one offers. The same key again says it once. */
export async function giveFeedback(ctx: Context, input: GiveFeedbackInput): Promise<Feedback> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const keep = maybeProse(input.keep, FEEDBACK_MAX, 'keep');
  const attempt = maybeProse(input.try, FEEDBACK_MAX, 'try');
  const offer = maybeProse(input.offer, FEEDBACK_MAX, 'offer');
  if (!keep && !attempt && !offer) throw new InvalidError({ path: 'keep', rule: 'isNotEmpty' });
  await givingLimit.count(ctx, ctx.viewer.personId as string);
  const feedbackId = await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'post');
    return once(
      tx,
      { mutation: 'giveFeedback', input },
      async (id) => {
        await checkMember(tx, community.id, input.personId, 'personId');
        const receiver = await personFor(tx, input.personId, 'see');
        enforce(giveFeedbackPolicy(tx.viewer, receiver, true));
        const byId = tx.viewer.personId as string;
        await rows(
          tx,
          `insert into feedback (id, community_id, from_id, to_id, keep, try, offer, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, community.id, byId, receiver.id, keep, attempt, offer, tx.clock.now()],
        );
        const personId = receiver.id;
        await emit(tx, feedbackGiven, {
          feedbackId: id,
          communityId: community.id,
          byId,
          personId,
        });
        return id;
      },
      async (id) => id,
    );
  });
  return feedbackFor({ ...ctx, loaders: new Map() }, feedbackId, 'read');
}

export const withdrawFeedback = (ctx: Context, id: string): Promise<Feedback> =>
  changeFeedback(ctx, id, 'withdraw', () => ['withdrawn_at', ctx.clock.now()]);

export const putAwayFeedback = (ctx: Context, id: string): Promise<Feedback> =>
  changeFeedback(ctx, id, 'putAway', () => ['put_away_at', ctx.clock.now()]);

/** Undoes what the viewer did to it: that it was taken back, or laid aside. */
export const restoreFeedback = (ctx: Context, id: string): Promise<Feedback> =>
  changeFeedback(ctx, id, 'restore', ({ fromId }) => [
    fromId === ctx.viewer.personId ? 'withdrawn_at' : 'put_away_at',
    null,
  ]);

/** A change under the lock of its row; nothing of the community hangs on it. */
async function changeFeedback(
  ctx: Context,
  id: string,
  action: FeedbackAction,
  change: (feedback: Feedback) => ['withdrawn_at' | 'put_away_at', Date | null],
): Promise<Feedback> {
  await transaction(ctx, async (tx) => {
    const [column, at] = change(await feedbackFor(tx, id, action, { lock: true }));
    await affected(tx, `update feedback set ${column} = $2 where id = $1`, [id, at]);
    if (action === 'withdraw') await emit(tx, feedbackWithdrawn, { subjectId: id });
  });
  return feedbackFor(ctx, id, 'read');
}
