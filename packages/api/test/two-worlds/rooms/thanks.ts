import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { attempt, type WorldsRoom } from './room';

/** Thanks inside, or taken down, and what two people said to each other alone. */
export const thanks: WorldsRoom = {
  async publish(ctx, { open, openThread }, people) {
    const now = ctx.clock.now();
    const told = newId();
    await rows(
      ctx,
      `insert into thanks (id, community_id, from_id, words, post_id, created_at)
       values ($1, $2, $3, 'For asking.', $4, $5)`,
      [told, open.id, people('ravi').id, openThread.postId, now],
    );
    // Two whose pages are read, as far as each reader sees what stands in them.
    for (const { id } of [people('ines'), people('tomasz')]) {
      await rows(ctx, 'insert into thanks_to (thanks_id, person_id) values ($1, $2)', [told, id]);
      await rows(ctx, 'insert into recognition_choice (person_id, published_at) values ($1, $2)', [
        id,
        now,
      ]);
    }
    return { thanksTold: told };
  },
  async hide(ctx, { open, openThread }, { community, thread }, people) {
    const ines = people('ines').id;
    const tomasz = people('tomasz').id;
    const now = ctx.clock.now();
    const [inside, gone, feedback] = Array.from({ length: 3 }, newId) as [string, string, string];
    for (const [id, communityId, postId, removedAt] of [
      [inside, community.id, thread.postId, null],
      [gone, open.id, openThread.postId, now],
    ]) {
      await rows(
        ctx,
        `insert into thanks (id, community_id, from_id, words, post_id, created_at, removed_at, removed_by)
         values ($1, $2, $3, 'Secret thanks', $4, $5, $6::timestamptz, case when $6::timestamptz is null then null else $3::uuid end)`,
        [id, communityId, ines, postId, now, removedAt],
      );
      await rows(ctx, 'insert into thanks_to (thanks_id, person_id) values ($1, $2)', [id, tomasz]);
    }
    await rows(
      ctx,
      `insert into feedback (id, community_id, from_id, to_id, keep, created_at)
       values ($1, $2, $3, $4, 'Secret feedback', $5)`,
      [feedback, open.id, ines, tomasz, now],
    );
    return { thanksInside: inside, thanksGone: gone, feedback, thanksCommunity: community.id };
  },
  queries: () => [],
  attempts: (hidden) => [
    attempt('giveThanks', 'GiveThanksInput', {
      ...{ communityId: hidden.thanksCommunity, personIds: [], team: 'A', words: 'B' },
      clientMutationId: 'the-same',
    }),
    ...[hidden.thanksInside, hidden.thanksGone].flatMap((thanksId) => [
      attempt('removeThanks', 'ThanksInput', { thanksId }),
      attempt('restoreThanks', 'ThanksInput', { thanksId }),
    ]),
    attempt('giveFeedback', 'GiveFeedbackInput', {
      ...{ communityId: hidden.thanksCommunity, personId: newId(), keep: 'A' },
      clientMutationId: 'the-same',
    }),
    ...['withdrawFeedback', 'putAwayFeedback', 'restoreFeedback'].map((name) =>
      attempt(name, 'FeedbackInput', { feedbackId: hidden.feedback }),
    ),
  ],
};
