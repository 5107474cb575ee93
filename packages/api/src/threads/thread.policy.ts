import { type CommunityFacts, communityPolicy } from '../communities/community.policy';
import {
  allow,
  DenialReason,
  deny,
  every,
  hide,
  known,
  type Verdict,
  when,
} from '../kernel/policy';
import { isKnown, type Viewer } from '../kernel/viewer';
import type { ThreadPermissions } from './thread.entity';
import { ThreadKind } from './thread.entity';

/** `see`: know that it is, or was, there. `read`: what is written in it. */
export type ThreadAction =
  | 'see'
  | 'read'
  | 'reply'
  | 'react'
  | 'vote'
  | 'edit'
  | 'remove'
  | 'restore'
  | 'accept'
  | 'lookAfter';

export interface ThreadFacts {
  authorId: string;
  kind: ThreadKind;
  participantCount: number;
  closedAt: Date | null;
  removedAt: Date | null;
  removedById: string | null;
  mergedIntoId: string | null;
}

/** What a viewer may do in a community, found out once for all of its threads and posts on a page. */
export interface Standing {
  viewer: Viewer;
  read: Verdict;
  post: Verdict;
  moderate: Verdict;
}

export function standingIn(viewer: Viewer, community: CommunityFacts, now: Date): Standing {
  return {
    viewer,
    read: communityPolicy(viewer, 'read', community, now),
    post: communityPolicy(viewer, 'post', community, now),
    moderate: communityPolicy(viewer, 'moderate', community, now),
  };
}

/**
 * The answer to whoever asks for what is not there, and for what they may not see: the same. Whom the house shows
 * nothing is told to sign in, or to confirm the address, whatever they ask for.
 */
export function absent(viewer: Viewer): Verdict {
  return isKnown(viewer) || viewer.visitorsMayRead ? hide : known(viewer);
}

/** Who may see and do what with a thread. */
export function threadPolicy(
  standing: Standing,
  action: ThreadAction,
  thread: ThreadFacts,
): Verdict {
  const seen = see(standing, thread);
  if (action === 'see' || !seen.allowed) return seen;
  switch (action) {
    case 'read':
      if (thread.mergedIntoId) return deny(DenialReason.MERGED);
      return thread.removedAt ? readRemoved(standing, restore(standing, thread)) : allow;
    case 'restore':
      return restore(standing, thread);
    case 'reply':
      return every(present(thread), () => unlessClosed(standing, thread), standing.post);
    case 'react':
      return every(present(thread), standing.post);
    case 'vote':
      // What a closed thread decided stays decided, whoever looks after it.
      return every(
        present(thread),
        when(thread.closedAt === null, DenialReason.CLOSED),
        standing.post,
      );
    case 'edit':
      return every(
        present(thread),
        () => unlessClosed(standing, thread),
        () => authorOrModerator(standing, thread),
      );
    case 'remove':
      return every(
        present(thread),
        () => unlessClosed(standing, thread),
        () => remove(standing, thread),
      );
    case 'lookAfter':
      return every(present(thread), standing.moderate);
    case 'accept':
      return every(
        present(thread),
        when(thread.kind === ThreadKind.QUESTION, DenialReason.NOT_A_QUESTION),
        () => authorOrModerator(standing, thread),
      );
  }
}

export function threadPermissions(standing: Standing, thread: ThreadFacts): ThreadPermissions {
  return {
    reply: threadPolicy(standing, 'reply', thread),
    edit: threadPolicy(standing, 'edit', thread),
    remove: threadPolicy(standing, 'remove', thread),
    restore: threadPolicy(standing, 'restore', thread),
    accept: threadPolicy(standing, 'accept', thread),
    react: threadPolicy(standing, 'react', thread),
    lookAfter: threadPolicy(standing, 'lookAfter', thread),
  };
}

function see({ viewer, read, moderate }: Standing, thread: ThreadFacts): Verdict {
  if (!read.allowed) return absent(viewer);
  // Whoever could read it is led on.
  if (!thread.removedAt || thread.mergedIntoId || moderated(moderate) || viewer.admin) return allow;
  // Whoever opened it is told that it was removed, and why.
  return viewer.personId === thread.authorId ? allow : hide;
}

/** The viewer looks after the community; in an archived one nobody acts, but who could read still does. */
const moderated = (moderate: Verdict): boolean =>
  moderate.allowed || moderate.reason === DenialReason.ARCHIVED;

/** What was removed is read by those who may bring it back, also while an archive keeps them from it. */
export const readRemoved = ({ moderate }: Standing, restoring: Verdict): Verdict =>
  moderated(moderate) ? allow : restoring;

const present = (thread: ThreadFacts): Verdict =>
  thread.mergedIntoId
    ? deny(DenialReason.MERGED)
    : when(thread.removedAt === null, DenialReason.REMOVED);

/**
 * A closed thread stays as it stands: nobody adds, changes or removes words, except those who look after it. It is
 * read, reacted to and, as a question, given its accepted answer as before.
 */
const unlessClosed = ({ moderate }: Standing, thread: ThreadFacts): Verdict =>
  when(thread.closedAt === null || moderated(moderate), DenialReason.CLOSED);

function authorOrModerator({ viewer, post, moderate }: Standing, thread: ThreadFacts): Verdict {
  if (moderate.allowed) return allow;
  return every(post, when(viewer.personId === thread.authorId, DenialReason.NOT_AUTHOR));
}

/** Whoever opened it may take it back until somebody else has written in it: then it is not theirs alone. */
function remove(standing: Standing, thread: ThreadFacts): Verdict {
  return every(
    () => authorOrModerator(standing, thread),
    when(standing.moderate.allowed || thread.participantCount <= 1, DenialReason.NOT_FACILITATOR),
  );
}

function restore({ viewer, post, moderate }: Standing, thread: ThreadFacts): Verdict {
  if (!thread.removedAt) return deny(DenialReason.SYSTEM_ONLY);
  if (thread.mergedIntoId) return deny(DenialReason.MERGED);
  if (moderate.allowed) return allow;
  const own = viewer.personId === thread.authorId && thread.removedById === thread.authorId;
  return every(post, when(own, DenialReason.NOT_FACILITATOR));
}
