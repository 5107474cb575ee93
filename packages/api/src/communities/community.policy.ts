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
import { isKnown, type MembershipFacts, type Viewer } from '../kernel/viewer';
import type { Community } from './community.entity';

export type CommunityAction =
  | 'list'
  | 'read'
  | 'join'
  | 'requestToJoin'
  | 'leave'
  | 'acceptRules'
  | 'attend'
  | 'post'
  | 'announce'
  | 'moderate'
  | 'invite'
  | 'manageMembers'
  | 'changeRoles'
  | 'amendCharter'
  | 'changeRules'
  | 'edit'
  | 'archive'
  | 'restore';

export type CommunityFacts = Pick<
  Community,
  'id' | 'visibility' | 'archivedAt' | 'groundRulesNumber'
> & {
  /** How many stewards there are; where it is not known, nobody is taken for the last. */
  stewards?: number;
};

/**
 * Who may see and do what with a community.
 * @param now by which grace for a new version of the ground rules is measured
 */
export function communityPolicy(
  viewer: Viewer,
  action: CommunityAction,
  community: CommunityFacts,
  now: Date,
): Verdict {
  const listed = list(viewer, community);
  if (action === 'list' || !listed.allowed) return listed;
  switch (action) {
    case 'join':
      return every(known(viewer), alive(community), () => join(viewer, community));
    case 'requestToJoin':
      return every(known(viewer), alive(community), () => requestToJoin(viewer, community));
    case 'leave':
      return every(known(viewer), alive(community), () => leave(viewer, community));
  }
  const readable = read(viewer, community);
  if (action === 'read' || !readable.allowed) return readable;
  const identified = known(viewer);
  if (!identified.allowed) return identified;
  if (action === 'restore') {
    // What is not archived cannot be restored, whoever asks.
    const archived = when(community.archivedAt !== null, DenialReason.SYSTEM_ONLY);
    return every(steward(viewer, community), archived);
  }
  switch (action) {
    case 'acceptRules':
    case 'attend':
      return every(alive(community), () => insider(viewer, community));
    case 'post':
      return every(alive(community), () => post(viewer, community, now));
    case 'announce':
      return every(
        alive(community),
        () => post(viewer, community, now),
        () => when(leads(viewer, community), DenialReason.ANNOUNCEMENT_BY_FACILITATOR),
      );
    case 'moderate':
    case 'invite':
    case 'manageMembers':
      return every(facilitator(viewer, community), alive(community));
    default:
      return every(steward(viewer, community), alive(community));
  }
}

/** Whether the viewer sees what those see who do such things; also in an archived one, where nobody does them. */
export function looksAfter(
  viewer: Viewer,
  action: 'manageMembers' | 'changeRoles',
  community: CommunityFacts,
  now: Date,
): boolean {
  const verdict = communityPolicy(viewer, action, community, now);
  return verdict.allowed || verdict.reason === DenialReason.ARCHIVED;
}

/** The viewer's place in the community, as far as it counts: before the address is confirmed, nothing does. */
export function membershipOf(
  viewer: Viewer,
  community: Pick<Community, 'id'>,
): MembershipFacts | undefined {
  return isKnown(viewer) ? viewer.memberships.get(community.id) : undefined;
}

const isAdmin = (viewer: Viewer): boolean => isKnown(viewer) && viewer.admin;

function isActive(viewer: Viewer, community: CommunityFacts): boolean {
  return membershipOf(viewer, community)?.state === 'ACTIVE';
}

function leads(viewer: Viewer, community: CommunityFacts): boolean {
  return isActive(viewer, community) && membershipOf(viewer, community)?.role !== 'MEMBER';
}

function alive(community: CommunityFacts): Verdict {
  return when(community.archivedAt === null, DenialReason.ARCHIVED);
}

/**
 * Whether the viewer may know that it exists. Somebody whom the house shows nothing is told to sign in or to
 * confirm the address whatever they ask for, so that they learn nothing from it.
 */
function list(viewer: Viewer, community: CommunityFacts): Verdict {
  if (isAdmin(viewer)) return allow;
  if (!isKnown(viewer) && !viewer.visitorsMayRead) return known(viewer);
  if (community.visibility !== 'PRIVATE') return allow;
  const state = membershipOf(viewer, community)?.state;
  return state === 'ACTIVE' || state === 'INVITED' ? allow : hide;
}

/** Whether the viewer, who sees the listing, may read what is inside. */
function read(viewer: Viewer, community: CommunityFacts): Verdict {
  if (isAdmin(viewer) || community.visibility === 'OPEN') return allow;
  return every(known(viewer), () => insider(viewer, community));
}

/** An active member; others with the reason that tells them what to do about it. */
function insider(viewer: Viewer, community: CommunityFacts): Verdict {
  switch (membershipOf(viewer, community)?.state) {
    case 'ACTIVE':
      return allow;
    case 'REQUESTED':
      return deny(DenialReason.REQUEST_PENDING);
    case 'BANNED':
      return deny(DenialReason.BANNED);
    default:
      return deny(DenialReason.JOIN_FIRST);
  }
}

function join(viewer: Viewer, community: CommunityFacts): Verdict {
  const state = membershipOf(viewer, community)?.state;
  if (state === 'ACTIVE') return deny(DenialReason.ALREADY_MEMBER);
  if (state === 'BANNED') return deny(DenialReason.BANNED);
  // Joining is one way of saying yes to an invitation.
  if (state === 'INVITED' || community.visibility === 'OPEN') return allow;
  return deny(state === 'REQUESTED' ? DenialReason.REQUEST_PENDING : DenialReason.INVITATION_ONLY);
}

function requestToJoin(viewer: Viewer, community: CommunityFacts): Verdict {
  const joining = join(viewer, community);
  // Who may simply join has nothing to request.
  if (joining.allowed) return deny(DenialReason.SYSTEM_ONLY);
  if (joining.reason !== DenialReason.INVITATION_ONLY) return joining;
  return when(community.visibility === 'CLOSED', DenialReason.INVITATION_ONLY);
}

/** Ends an active membership, or takes back a request. */
function leave(viewer: Viewer, community: CommunityFacts): Verdict {
  const membership = membershipOf(viewer, community);
  if (membership?.state === 'REQUESTED') return allow;
  if (membership?.state !== 'ACTIVE') return deny(DenialReason.NOT_MEMBER);
  return when(
    membership.role !== 'STEWARD' || (community.stewards ?? 2) > 1,
    DenialReason.LAST_STEWARD,
  );
}

/** Ground rules are accepted before the first post, and a newer version when its grace is over. */
function post(viewer: Viewer, community: CommunityFacts, now: Date): Verdict {
  return every(
    () => insider(viewer, community),
    () => when(!rulesBlock(viewer, community, now), DenialReason.ACCEPT_RULES_FIRST),
  );
}

/** Whether the current version of the ground rules still has to be accepted, now or in the end. */
export function rulesOpen(viewer: Viewer, community: CommunityFacts): boolean {
  if (community.groundRulesNumber === null || !isActive(viewer, community)) return false;
  const accepted = membershipOf(viewer, community)?.rulesAccepted ?? 0;
  return accepted < community.groundRulesNumber;
}

/** Whether posting waits for that. */
export function rulesBlock(viewer: Viewer, community: CommunityFacts, now: Date): boolean {
  if (!rulesOpen(viewer, community)) return false;
  const membership = membershipOf(viewer, community);
  if (!membership || membership.rulesAccepted === null) return true;
  return membership.rulesDueAt !== null && membership.rulesDueAt <= now;
}

function facilitator(viewer: Viewer, community: CommunityFacts): Verdict {
  return when(isAdmin(viewer) || leads(viewer, community), DenialReason.NOT_FACILITATOR);
}

function steward(viewer: Viewer, community: CommunityFacts): Verdict {
  const role = isActive(viewer, community) ? membershipOf(viewer, community)?.role : undefined;
  return when(isAdmin(viewer) || role === 'STEWARD', DenialReason.NOT_STEWARD);
}
