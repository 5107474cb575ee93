import { allow, DenialReason, deny, every, hide, type Verdict, when } from '../kernel/policy';
import type { Viewer } from '../kernel/viewer';
import { type CommunityFacts, communityPolicy } from './community.policy';
import type { Membership } from './membership.entity';

export type MembershipAction =
  | 'see'
  | 'changeRole'
  | 'remove'
  | 'ban'
  | 'unban'
  | 'approve'
  | 'refuse';

type MembershipFactsOf = Pick<Membership, 'personId' | 'state' | 'role'>;

/**
 * Who may see and do what with somebody's place in a community.
 * @param community with the number of its stewards, without whom nobody is taken for the last
 */
export function membershipPolicy(
  viewer: Viewer,
  action: MembershipAction,
  membership: MembershipFactsOf,
  community: CommunityFacts,
  now: Date,
): Verdict {
  const may = (what: Parameters<typeof communityPolicy>[1]) =>
    communityPolicy(viewer, what, community, now);
  const { state } = membership;
  switch (action) {
    case 'see':
      return see(viewer, membership, may);
    case 'changeRole':
      return every(
        may('changeRoles'),
        when(state === 'ACTIVE', DenialReason.NOT_MEMBER),
        lastSteward(membership, community),
      );
    case 'remove':
      // Whoever may invite may take an invitation back.
      if (state === 'INVITED') return may('invite');
      return every(
        may('changeRoles'),
        when(state === 'ACTIVE', DenialReason.NOT_MEMBER),
        lastSteward(membership, community),
      );
    case 'ban':
      return every(
        may('changeRoles'),
        when(state !== 'BANNED', DenialReason.BANNED),
        when(membership.personId !== viewer.personId, DenialReason.SYSTEM_ONLY),
        lastSteward(membership, community),
      );
    case 'unban':
      return every(may('changeRoles'), when(state === 'BANNED', DenialReason.NOT_MEMBER));
    case 'approve':
    case 'refuse':
      return every(may('manageMembers'), () => requested(membership));
  }
}

type May = (what: 'read' | 'manageMembers' | 'changeRoles') => Verdict;

/** Members are seen by those who read; what is not a membership (yet, or any more) by those who look after it. */
function see(viewer: Viewer, membership: MembershipFactsOf, may: May): Verdict {
  if (viewer.personId === membership.personId) return allow;
  const verdict =
    membership.state === 'ACTIVE'
      ? may('read')
      : membership.state === 'REQUESTED' || membership.state === 'INVITED'
        ? may('manageMembers')
        : may('changeRoles');
  // An archived community changes no more, but those who looked after it still see what they saw.
  return verdict.allowed || verdict.reason === DenialReason.ARCHIVED ? allow : hide;
}

function requested(membership: MembershipFactsOf): Verdict {
  if (membership.state === 'ACTIVE') return deny(DenialReason.ALREADY_MEMBER);
  return when(membership.state === 'REQUESTED', DenialReason.NOT_MEMBER);
}

function lastSteward(membership: MembershipFactsOf, community: CommunityFacts): Verdict {
  const steward = membership.state === 'ACTIVE' && membership.role === 'STEWARD';
  return when(!steward || (community.stewards ?? 2) > 1, DenialReason.LAST_STEWARD);
}
