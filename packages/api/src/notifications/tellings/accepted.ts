import { rows } from '../../kernel/database/statements';
import { type AnswerAccepted, answerAccepted } from '../../threads/threads.signals';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { nameOf } from './names';
import { type Circle, openerAt, peopleIn } from './threads.audience';
import { sayAtPost } from './threads.said';

const circles: Circle[] = [
  {
    kind: NoticeKind.ACCEPTED,
    reason: NoticeReason.YOUR_POST,
    people: 'select author_id as person_id from post where id = $6::uuid',
  },
  {
    kind: NoticeKind.ACCEPTED,
    reason: NoticeReason.YOUR_THREAD,
    people: openerAt("'WATCHING', 'TRACKING'"),
  },
];

/** An answer was accepted: whose it is, and who asked. Once for each answer, however often it is withdrawn and accepted. */
defineTelling<AnswerAccepted, { postId: string }>({
  name: 'accepted',
  signal: answerAccepted,
  async happening(ctx, { threadId, postId, communityId, byId }) {
    const [accepted] = await rows<{ at: Date }>(
      ctx,
      'select accepted_at as at from thread where id = $1 and accepted_post_id = $2 and removed_at is null',
      [threadId, postId],
    );
    if (!accepted) return null;
    return {
      of: postId,
      kind: NoticeKind.ACCEPTED,
      detail: null,
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: byId,
      facts: { postId },
      createdAt: accepted.at,
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleIn(ctx, happening, circles, [happening.facts.postId], after, limit),
  say: async (ctx, { facts, actorId }) => sayAtPost(ctx, facts.postId, await nameOf(ctx, actorId)),
});
