import { DenialReason, deny, every, known, type Verdict, when } from '../kernel/policy';
import type { PostPermissions } from './post.entity';
import { type Standing, type ThreadFacts, threadPolicy } from './thread.policy';

export type PostAction =
  | 'read'
  | 'edit'
  | 'remove'
  | 'restore'
  | 'reply'
  | 'accept'
  | 'react'
  | 'bookmark'
  | 'lookAfter';

export interface PostFacts {
  number: number;
  authorId: string;
  removedAt: Date | null;
  removedById: string | null;
  /** Only the number is left of it here. */
  movedPostId: string | null;
}

/** The thread's verdicts that posts build on, found out once for all posts of a page. */
export interface Ground {
  standing: Standing;
  read: Verdict;
  reply: Verdict;
  react: Verdict;
  vote: Verdict;
  accept: Verdict;
  lookAfter: Verdict;
}

export function groundOf(standing: Standing, thread: ThreadFacts): Ground {
  return {
    standing,
    read: threadPolicy(standing, 'read', thread),
    reply: threadPolicy(standing, 'reply', thread),
    react: threadPolicy(standing, 'react', thread),
    vote: threadPolicy(standing, 'vote', thread),
    accept: threadPolicy(standing, 'accept', thread),
    lookAfter: threadPolicy(standing, 'lookAfter', thread),
  };
}

/** Who may do what with a post of a thread that they may read. Its words are its author's alone. */
export function postPolicy(ground: Ground, action: PostAction, post: PostFacts): Verdict {
  switch (action) {
    case 'read':
      return ground.read;
    case 'reply':
      return every(ground.reply, present(post));
    case 'react':
      return every(ground.react, present(post));
    case 'bookmark':
      // Whoever reads, member or not: it is a mark of their own.
      return every(ground.read, known(ground.standing.viewer), present(post));
    case 'accept':
      // The opening post asks; it cannot answer.
      return every(
        ground.accept,
        when(post.number > 1, DenialReason.NOT_A_QUESTION),
        present(post),
      );
    case 'edit':
      return every(ground.reply, when(mine(ground, post), DenialReason.NOT_AUTHOR), present(post));
    case 'lookAfter':
      return every(ground.lookAfter, when(post.movedPostId === null, DenialReason.REMOVED));
    case 'remove':
      return every(present(post), () => remove(ground, post));
    case 'restore':
      return restore(ground, post);
  }
}

export function postPermissions(ground: Ground, post: PostFacts): PostPermissions {
  return {
    edit: postPolicy(ground, 'edit', post),
    remove: postPolicy(ground, 'remove', post),
    restore: postPolicy(ground, 'restore', post),
    reply: postPolicy(ground, 'reply', post),
    accept: postPolicy(ground, 'accept', post),
    react: postPolicy(ground, 'react', post),
    bookmark: postPolicy(ground, 'bookmark', post),
    lookAfter: postPolicy(ground, 'lookAfter', post),
  };
}

export const present = (post: PostFacts): Verdict =>
  when(post.removedAt === null, DenialReason.REMOVED);

export const mine = ({ standing }: Ground, post: PostFacts): boolean =>
  standing.viewer.personId === post.authorId;

/** The thread is there: nothing happens to the posts of a removed one. */
export const threadPresent = ({ reply }: Ground): Verdict =>
  !reply.allowed && reply.reason === DenialReason.REMOVED ? reply : { allowed: true };

function remove(ground: Ground, post: PostFacts): Verdict {
  // A thread without its opening post is no thread: the whole is removed instead.
  if (post.number === 1) return deny(DenialReason.SYSTEM_ONLY);
  if (ground.standing.moderate.allowed) return threadPresent(ground);
  return every(ground.reply, when(mine(ground, post), DenialReason.NOT_AUTHOR));
}

function restore(ground: Ground, post: PostFacts): Verdict {
  // What was moved is there, only elsewhere.
  if (!post.removedAt || post.movedPostId) return deny(DenialReason.SYSTEM_ONLY);
  if (ground.standing.moderate.allowed) return threadPresent(ground);
  const own = mine(ground, post) && post.removedById === post.authorId;
  return every(ground.reply, when(own, DenialReason.NOT_FACILITATOR));
}
