import type { RoomRules } from './rules';

const READS = 'Whoever reads the community.';
const TENDS =
  'Facilitators, stewards and admins; whoever has the turn now counts as a facilitator.';
const IN_POOL =
  'Active members who are in the pool; not when it has ended or the community is archived.';
const THEIRS = 'Whoever has the turn, as an active member.';

export const facilitationRules: RoomRules = {
  room: 'facilitation',
  queries: { rotation: READS, turn: READS },
  mutations: {
    setUpRotation: `${TENDS} Not in an archived community.`,
    editRotation: `${TENDS} As long as it goes on.`,
    endRotation: `${TENDS} As long as it goes on.`,
    joinPool: 'Active members who are not in it; as long as it goes on.',
    inviteToPool: `${TENDS} As long as it goes on, and only an active member who is not in it; who is asked joins by themselves.`,
    leavePool: IN_POOL,
    sayAbsence: `${IN_POOL} Only for themselves.`,
    removeAbsence: `${IN_POOL} Only their own; those of others do not exist.`,
    acceptTurn: 'Whom it is offered to, until the offer expires or it begins.',
    declineTurn: 'Whom it is planned for or offered to, until it begins.',
    volunteerForTurn: `${IN_POOL} For a turn that is nobody’s yet or only planned, until it is over; not while they are away or have another one.`,
    assignTurn: `${TENDS} A turn that nobody has accepted, before it begins, to somebody of the pool who can then.`,
    wantSwap: `${THEIRS} Until it begins.`,
    withdrawSwap: `${THEIRS} Until it begins.`,
    agreeToSwap: `${IN_POOL} For a turn that its person would give away, before it begins; a turn given for it is their own and not begun.`,
    joinTurn: `${IN_POOL} Until it is over; not their own.`,
    stepBackFromTurn: `${THEIRS} Or whoever does it with them. Until it is over.`,
    tickTurn: `${THEIRS} Whoever does it with them. ${TENDS}`,
    handOver: `${THEIRS} ${TENDS} From its beginning on.`,
  },
  jobs: {
    'facilitation.turn':
      'The system. Passes on offers whose time is over, offers what is near, and closes what is over; each after its own time.',
    'facilitation.plan': 'The system. Plans turns for those in the pool, by the published rule.',
  },
  types: {
    Rotation: {
      rule: READS,
      fields: { viewerMember: 'About the viewer.', viewerCan: 'About the viewer.' },
    },
    RotationPermissions: 'About the viewer.',
    RotationMember: {
      rule: READS,
      fields: { absences: `The person themself. ${TENDS} Null for others.` },
    },
    Absence: 'As `RotationMember.absences`.',
    Fairness: READS,
    FairnessShare: READS,
    Turn: {
      rule: READS,
      fields: {
        history: `${READS} Who was asked, and who passed it on, only to them and to those who look after the community.`,
        passes: `${TENDS} Null for others.`,
        event: 'Whoever sees the event; null for others.',
        handoverOffers: `${THEIRS} ${TENDS} From its beginning on; null for others.`,
        viewerCan: 'About the viewer.',
      },
    },
    TurnConnection: READS,
    TurnEdge: READS,
    TurnPermissions: 'About the viewer.',
    TurnStep: 'As `Turn.history`.',
    TurnPass: 'As `Turn.passes`.',
    ChecklistItem: READS,
    Handover: { rule: READS, fields: { items: 'As `HandoverItem`.' } },
    HandoverItem: {
      rule: 'Whoever reads the community and sees what it names; left out for others.',
      fields: {
        action: 'Whoever sees the event where it was agreed.',
        thread: 'Whoever may know of the thread.',
      },
    },
    HandoverOffers: 'As `Turn.handoverOffers`.',
  },
  added: {
    'Community.rotations': 'Whoever reads the community; none for others.',
    'Community.turnNow': 'Whoever reads the community; null for others.',
    'CommunityPermissions.setUpRotation': 'About the viewer.',
    'CommunityEvent.turn': 'Whoever sees the event.',
    'Viewer.turns': 'The viewer’s own, in communities where they are an active member.',
  },
};
