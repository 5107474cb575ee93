import { type PeopleMentioned, peopleMentioned } from '../../threads/threads.signals';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { type Circle, peopleIn } from './threads.audience';
import { sayPost } from './threads.said';

interface MentionFacts {
  postId: string;
  personIds: string[];
}

/** $6 is the post and $7 whom the edit has added: as far as a later edit has not taken them out again. */
const added: Circle = {
  kind: NoticeKind.MENTION,
  reason: NoticeReason.MENTIONED,
  people: 'select person_id from mention where post_id = $6::uuid and person_id = any($7::uuid[])',
};

/** Whom an edit mentions for the first time. The other readers of the post are not told of edits. */
defineTelling<PeopleMentioned, MentionFacts>({
  name: 'mentions',
  signal: peopleMentioned,
  async happening(ctx, { threadId, postId, communityId, authorId, personIds, version }) {
    return {
      of: `${postId}:${version}`,
      kind: NoticeKind.MENTION,
      detail: null,
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: authorId,
      facts: { postId, personIds },
      createdAt: ctx.clock.now(),
    };
  },
  audience: (ctx, happening, after, limit) =>
    peopleIn(
      ctx,
      happening,
      [added],
      [happening.facts.postId, happening.facts.personIds],
      after,
      limit,
    ),
  say: (ctx, { facts }) => sayPost(ctx, facts.postId),
});
