import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aThread } from '../../../src/threads/thread.factory';
import type { HouseRoom } from '.';

/** Thanks and feedback to and from another, some of it taken back. */
export const thanks: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const now = ctx.clock.now();
    const { postId } = await aThread(ctx, { communityId, authorId: otherId });
    const [thanksId, goneId, gaveId, gotId, backId] = Array.from({ length: 5 }, newId);
    for (const [id, removedAt] of [
      [thanksId, null],
      [goneId, now],
    ]) {
      await rows(
        ctx,
        `insert into thanks (id, community_id, from_id, words, created_at, removed_at, removed_by)
         values ($1, $2, $3, 'For coming along.', $4, $5::timestamptz, case when $5::timestamptz is null then null else $3::uuid end)`,
        [id, communityId, allId, now, removedAt],
      );
      await rows(ctx, 'insert into thanks_to (thanks_id, person_id) values ($1, $2)', [
        id,
        otherId,
      ]);
    }
    for (const [id, from, to, withdrawnAt] of [
      [gaveId, allId, otherId, null],
      [gotId, otherId, allId, null],
      [backId, allId, otherId, now],
    ]) {
      await rows(
        ctx,
        `insert into feedback (id, community_id, from_id, to_id, keep, created_at, withdrawn_at)
         values ($1, $2, $3, $4, 'You wait.', $5, $6)`,
        [id, communityId, from, to, now, withdrawnAt],
      );
    }
    const values: Record<string, Record<string, unknown>> = {
      giveThanks: { communityId, personIds: otherId, id: postId },
      removeThanks: { thanksId },
      restoreThanks: { thanksId: goneId },
      giveFeedback: { communityId, personId: otherId },
      withdrawFeedback: { feedbackId: gaveId },
      putAwayFeedback: { feedbackId: gotId },
      restoreFeedback: { feedbackId: backId },
      publishKnowledge: {},
    };
    return (operation) => values[operation];
  },
};
