import { rows } from '../../kernel/database/statements';
import { ThreadKind } from '../../threads/thread.entity';
import { type ThreadOpened, threadOpened } from '../../threads/threads.signals';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { type Circle, members, peopleIn, watchersOfCommunity } from './threads.audience';
import { sayPost } from './threads.said';

interface ThreadFacts {
  postId: string;
  announcement: boolean;
}

const mentioned: Circle = {
  kind: NoticeKind.MENTION,
  reason: NoticeReason.MENTIONED,
  people: 'select person_id from mention where post_id = $6::uuid',
};
const watching: Circle = {
  kind: NoticeKind.THREAD,
  reason: NoticeReason.WATCHING_COMMUNITY,
  people: watchersOfCommunity,
};
const everyMember: Circle = {
  kind: NoticeKind.THREAD,
  reason: NoticeReason.MEMBER,
  people: members,
};

/** A new thread: whom it mentions, and who watches the community; an announcement is for all members. */
defineTelling<ThreadOpened, ThreadFacts>({
  name: 'threads',
  signal: threadOpened,
  async happening(ctx, { threadId, postId, communityId, authorId }) {
    const [thread] = await rows<{ openedAt: Date; kind: ThreadKind }>(
      ctx,
      'select opened_at as "openedAt", kind from thread where id = $1 and removed_at is null',
      [threadId],
    );
    if (!thread) return null;
    return {
      of: threadId,
      kind: NoticeKind.THREAD,
      detail: null,
      subjectKind: 'THREAD',
      subjectId: threadId,
      communityId,
      actorId: authorId,
      facts: { postId, announcement: thread.kind === ThreadKind.ANNOUNCEMENT },
      createdAt: thread.openedAt,
    };
  },
  audience(ctx, happening, after, limit) {
    const { postId, announcement } = happening.facts;
    const circles = announcement ? [mentioned, watching, everyMember] : [mentioned, watching];
    return peopleIn(ctx, happening, circles, [postId], after, limit);
  },
  say: (ctx, { facts }) => sayPost(ctx, facts.postId),
});
