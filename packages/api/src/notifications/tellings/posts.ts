import { rows } from '../../kernel/database/statements';
import { type PostAdded, postAdded } from '../../threads/threads.signals';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import {
  type Circle,
  openerAt,
  peopleIn,
  readersAt,
  watchersOfCommunity,
} from './threads.audience';
import { sayPost } from './threads.said';

interface PostFacts {
  postId: string;
  number: number;
}

/** $6 is the post. The narrowest circle first. */
const circles: Circle[] = [
  {
    kind: NoticeKind.MENTION,
    reason: NoticeReason.MENTIONED,
    people: 'select person_id from mention where post_id = $6::uuid',
  },
  {
    kind: NoticeKind.ANSWER,
    reason: NoticeReason.ANSWERED,
    people: `select q.author_id as person_id from post o join post q on q.id = o.answers_post_id where o.id = $6::uuid`,
  },
  {
    kind: NoticeKind.ANSWER,
    reason: NoticeReason.YOUR_THREAD,
    people: openerAt("'WATCHING'"),
  },
  { kind: NoticeKind.POST, reason: NoticeReason.WATCHING_THREAD, people: readersAt("'WATCHING'") },
  {
    kind: NoticeKind.POST,
    reason: NoticeReason.WATCHING_COMMUNITY,
    people: watchersOfCommunity,
  },
];

/** A post in a thread: whom it mentions, whom it answers, and who watches. */
defineTelling<PostAdded, PostFacts>({
  name: 'posts',
  signal: postAdded,
  async happening(ctx, { postId, threadId, communityId, authorId }) {
    const [post] = await rows<{ createdAt: Date; number: number }>(
      ctx,
      'select created_at as "createdAt", number from post where id = $1 and removed_at is null',
      [postId],
    );
    if (!post) return null;
    return {
      of: postId,
      kind: NoticeKind.POST,
      detail: null,
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: authorId,
      facts: { postId, number: post.number },
      createdAt: post.createdAt,
    };
  },
  audience(ctx, happening, after, limit) {
    const { postId, number } = happening.facts;
    return peopleIn(ctx, happening, circles, [postId], after, limit, number);
  },
  say: (ctx, { facts }) => sayPost(ctx, facts.postId),
});
