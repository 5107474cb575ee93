import { communityPolicy } from '../communities/community.policy';
import { EventState } from '../events/event.types';
import type { Context } from '../kernel/context';
import { allow, DenialReason, every, type Verdict, when } from '../kernel/policy';
import type { Contribution } from './contribution.entity';

/** `use`: to say that one put it to use. `thank`: to thank for it. */
export type ContributionAction = 'read' | 'use' | 'thank';

/** Who may do what with a contribution that they see. Words of it are posted where it stands. */
export function contributionPolicy(
  { viewer, clock }: Pick<Context, 'viewer' | 'clock'>,
  action: ContributionAction,
  contribution: Contribution,
): Verdict {
  if (action === 'read') return allow;
  const posts = communityPolicy(viewer, 'post', contribution.community, clock.now());
  const others = when(!gaveIt(viewer.personId, contribution), DenialReason.IS_OWN);
  const held = action === 'use' ? () => tookPlace(contribution, clock.now()) : allow;
  return every(there(contribution), posts, others, held);
}

export const gaveIt = (personId: string | null, { byIds }: Pick<Contribution, 'byIds'>): boolean =>
  personId !== null && byIds.includes(personId);

function there({ post, resource }: Contribution): Verdict {
  const removedAt = post ? (post.removedAt ?? post.thread.removedAt) : resource?.removedAt;
  return when(!removedAt, DenialReason.REMOVED);
}

/** Nobody has taken anything home from what has not begun. */
function tookPlace({ event }: Contribution, now: Date): Verdict {
  if (!event) return allow;
  return every(
    when(event.state !== EventState.CANCELLED, DenialReason.EVENT_CANCELLED),
    when(event.state === EventState.SCHEDULED, DenialReason.EVENT_NOT_CONFIRMED),
    when(event.startsAt <= now, DenialReason.EVENT_NOT_STARTED),
  );
}
