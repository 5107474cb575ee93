import { DenialReason, every, type Verdict, when } from '../../kernel/policy';
import {
  type Ground,
  mine,
  type PostFacts,
  postPolicy,
  present,
  threadPresent,
} from '../post.policy';
import { type PollPermissions, PollResults } from './poll.entity';

export type PollAction = 'vote' | 'remove' | 'close' | 'writeOutcome';

export interface PollFacts {
  voterCount: number;
  closedAt: Date | null;
}

/** Who may do what with the poll of a post in a thread that they may read. */
export function pollPolicy(
  ground: Ground,
  action: PollAction,
  post: PostFacts,
  poll: PollFacts,
): Verdict {
  const open = poll.closedAt === null;
  switch (action) {
    case 'vote':
      return every(ground.vote, present(post), when(open, DenialReason.POLL_CLOSED));
    case 'remove':
      return every(
        postPolicy(ground, 'edit', post),
        when(poll.voterCount === 0, DenialReason.HAS_VOTES),
      );
    case 'close':
      return every(
        present(post),
        () => lookAfter(ground, post),
        when(open, DenialReason.POLL_CLOSED),
      );
    case 'writeOutcome':
      return every(
        present(post),
        () => lookAfter(ground, post),
        when(!open, DenialReason.POLL_OPEN),
      );
  }
}

export function pollPermissions(ground: Ground, post: PostFacts, poll: PollFacts): PollPermissions {
  return {
    vote: pollPolicy(ground, 'vote', post, poll),
    remove: pollPolicy(ground, 'remove', post, poll),
    close: pollPolicy(ground, 'close', post, poll),
    writeOutcome: pollPolicy(ground, 'writeOutcome', post, poll),
  };
}

/** Who asked, or whoever looks after the community. */
function lookAfter(ground: Ground, post: PostFacts): Verdict {
  if (ground.standing.moderate.allowed) return threadPresent(ground);
  return every(ground.reply, when(mine(ground, post), DenialReason.NOT_AUTHOR));
}

/** Whether somebody sees the results. Nobody sees them earlier than others in the same place, who asked included. */
export function seesResults(results: PollResults, closed: boolean, voted: boolean): boolean {
  if (closed || results === PollResults.ALWAYS) return true;
  return results === PollResults.AFTER_VOTE && voted;
}
