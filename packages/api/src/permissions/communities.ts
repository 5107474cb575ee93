import type { RoomRules } from './rules';

const ADMIN = 'Admins.';
const STEWARD = 'Stewards and admins; not while it is archived.';
const FACILITATOR = 'Facilitators, stewards and admins; not while it is archived.';
const READS = 'Whoever reads the community; null for others.';
const LOOKS_AFTER = 'Facilitators, stewards and admins, also when it is archived; null for others.';
const ABOUT_VIEWER = 'About the viewer.';

export const communityRules: RoomRules = {
  room: 'communities',
  queries: {
    communities:
      'Anybody: the communities that the viewer lists, and no trace of others in count or order.',
    community: 'Whoever lists it.',
    domains: 'Known people and visitors of an open house; empty for others.',
    domain: 'Known people and visitors of an open house.',
  },
  mutations: {
    createCommunity: ADMIN,
    editCommunity: STEWARD,
    amendCharter: STEWARD,
    publishGroundRules: STEWARD,
    acceptGroundRules: 'Active members; not while it is archived.',
    archiveCommunity: STEWARD,
    restoreCommunity: 'Stewards and admins, when it is archived.',
    createDomain: ADMIN,
    editDomain: ADMIN,
    removeDomain: 'Admins, when nothing stands on it.',
    joinCommunity:
      'Known people, for an open community or one that they are invited to; not the banned.',
    requestToJoin: 'Known people, for a closed community; not members, the pending and the banned.',
    leaveCommunity: 'Active members but the last steward; the pending take their request back.',
    inviteToCommunity: `${FACILITATOR} For another role than member, stewards and admins.`,
    inviteMember: `${FACILITATOR} For another role than member, stewards and admins.`,
    acceptInvitation: 'Known people who hold the secret of a link, while it holds; not the banned.',
    answerInvitation: 'The invited person; for others the invitation does not exist.',
    revokeInvitation:
      'Who may invite there, also when it is archived; to the instance, admins. For others it does not exist.',
    approveRequest: FACILITATOR,
    refuseRequest: FACILITATOR,
    changeRole: `${STEWARD} Never the last steward's.`,
    removeMember: `${STEWARD} Never the last steward. An invitation is taken back by whoever may invite.`,
    banMember: `${STEWARD} Never oneself or the last steward.`,
    unbanMember: STEWARD,
  },
  types: {
    Domain: {
      rule: 'Known people, visitors of an open house, and whoever lists a community in it.',
      fields: {
        communityCount: 'As many as the viewer finds in the directory.',
        viewerCan: ABOUT_VIEWER,
      },
    },
    DomainPermissions: ABOUT_VIEWER,
    Community: {
      rule: 'Whoever lists it: name, address, purpose, language, domains, rough size, visibility, dates and version.',
      fields: {
        charter: READS,
        amendments: READS,
        groundRules: READS,
        groundRulesHistory: READS,
        memberCount: READS,
        threadCount: READS,
        postCount: READS,
        activitySeq: READS,
        members: READS,
        facesOfMembers: 'Whoever reads the community; empty for others.',
        requests: LOOKS_AFTER,
        invited: LOOKS_AFTER,
        invitations: LOOKS_AFTER,
        banned: 'Stewards and admins, also when it is archived; null for others.',
        viewerMembership: 'About the viewer: their own place.',
        viewerMustAcceptRules: 'About the viewer; null for who is not an active member.',
        viewerCan: ABOUT_VIEWER,
      },
    },
    CommunityConnection: 'Whoever lists the communities in it.',
    CommunityEdge: 'Whoever lists the community in it.',
    CommunityPermissions: ABOUT_VIEWER,
    Charter: 'Whoever reads the community.',
    Goal: 'Whoever reads the community.',
    CharterAmendment: 'Whoever reads the community.',
    GroundRules: 'Whoever reads the community.',
    RulesDue: {
      rule: 'The member who has still to accept them.',
      fields: { previous: 'The same: the version that they accepted last.' },
    },
    Membership: {
      rule: 'An active one: whoever reads the community. A request or invitation: the person, and those who look after the community. Any other: the person, stewards and admins.',
      fields: {
        message: 'The person, and those who look after the community; null for others.',
        invitedBy: 'The person, and those who look after the community; null for others.',
        acceptedRulesNumber: 'The person, and those who look after the community; null for others.',
        viewerCan: ABOUT_VIEWER,
      },
    },
    MembershipConnection: 'As the list that it pages.',
    MembershipEdge: 'As the list that it pages.',
    MembershipPermissions: ABOUT_VIEWER,
  },
  added: {
    'Invitation.community': 'Who holds it, once they list the community; null before.',
    'Invitation.communityName':
      'Whoever holds the secret, also of a private community: one cannot decide about what has no name.',
    'Invitation.role': 'Whoever holds the secret.',
    'Person.memberships': 'Those in communities that the viewer reads.',
    'Viewer.memberships': 'The person themself, once known; without those in archived communities.',
    'Viewer.invitations': 'The person themself, once known; without those to archived communities.',
  },
  mails: {
    'communities.invitation':
      'The address that a facilitator typed: the names of who invites and of the community, and the secret.',
  },
};
