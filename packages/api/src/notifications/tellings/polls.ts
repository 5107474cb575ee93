import { type PollEnded, pollEnded } from '../../threads/threads.signals';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { nameOf } from './names';
import { type Circle, peopleIn, readersAt } from './threads.audience';
import { sayAtPost } from './threads.said';

const details = { CLOSED: NoticeDetail.POLL_CLOSED, DECIDED: NoticeDetail.POLL_DECIDED };

/** $6 is the poll. */
const circles: Circle[] = [
  {
    kind: NoticeKind.OUTCOME,
    reason: NoticeReason.YOUR_POST,
    people:
      'select o.author_id as person_id from poll w join post o on o.id = w.post_id where w.id = $6::uuid',
  },
  {
    kind: NoticeKind.OUTCOME,
    reason: NoticeReason.VOTED,
    people: `select person_id from poll_vote where poll_id = $6::uuid and ($3::uuid is null or person_id > $3)
       order by person_id limit $4`,
  },
  {
    kind: NoticeKind.OUTCOME,
    reason: NoticeReason.WATCHING_THREAD,
    people: readersAt("'WATCHING'"),
  },
  {
    kind: NoticeKind.OUTCOME,
    reason: NoticeReason.TRACKING_THREAD,
    people: readersAt("'TRACKING'"),
  },
];

/** A poll is over, or its outcome was written down: who asked, who voted, and who follows the thread. */
defineTelling<PollEnded, { pollId: string; postId: string }>({
  name: 'polls',
  signal: pollEnded,
  async happening(ctx, { pollId, postId, threadId, communityId, what, byId }) {
    return {
      of: `${pollId}:${what}`,
      kind: NoticeKind.OUTCOME,
      detail: details[what],
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: byId,
      facts: { pollId, postId },
      createdAt: ctx.clock.now(),
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleIn(ctx, happening, circles, [happening.facts.pollId], after, limit),
  say: async (ctx, { facts, actorId }) => sayAtPost(ctx, facts.postId, await nameOf(ctx, actorId)),
});
