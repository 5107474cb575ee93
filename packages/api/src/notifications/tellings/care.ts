import { type ThreadTended, threadTended } from '../../threads/threads.signals';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { nameOf } from './names';
import { type Circle, peopleIn } from './threads.audience';
import { sayThread } from './threads.said';

const ofPost: Circle = {
  kind: NoticeKind.CARE,
  reason: NoticeReason.YOUR_POST,
  people: 'select author_id as person_id from post where id = $6::uuid',
};
const ofThread: Circle = {
  kind: NoticeKind.CARE,
  reason: NoticeReason.YOUR_THREAD,
  people: 'select author_id as person_id from thread where id = $1',
};

/** What was done with somebody's thread or post by those who look after the community. */
defineTelling<ThreadTended, { postId: string | null }>({
  name: 'care',
  signal: threadTended,
  async happening(ctx, { threadId, communityId, byId, what, postId, seq }) {
    return {
      of: `${threadId}:${communityId}:${seq}`,
      kind: NoticeKind.CARE,
      detail: NoticeDetail[what],
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: byId,
      facts: { postId },
      createdAt: ctx.clock.now(),
    };
  },
  audience(ctx, happening, after, limit) {
    const { postId } = happening.facts;
    return postId
      ? peopleIn(ctx, happening, [ofPost], [postId], after, limit)
      : peopleIn(ctx, happening, [ofThread], [], after, limit);
  },
  say: async (ctx, { subjectId, actorId }) => sayThread(ctx, subjectId, await nameOf(ctx, actorId)),
});
