import type { RoomRules } from './rules';

const READS = 'Whoever reads the community.';
const MEMBERS = 'Active members of a community that is not archived';
const THEIRS =
  'Who asked, as long as they may post; facilitators, stewards and admins. As long as it is open.';

export const findTimeRules: RoomRules = {
  room: 'find-time',
  queries: {
    timeSearch: READS,
    fairSlots: `${MEMBERS}. Tells how many members live by which clock, as their profiles do.`,
  },
  mutations: {
    findTime: `${MEMBERS}, who have accepted the ground rules when they are due.`,
    addTimeSlot: THEIRS,
    removeTimeSlot: THEIRS,
    answerTimes: `${MEMBERS}, as long as it is open.`,
    chooseTime: `${THEIRS} Who may not schedule an event proposes it.`,
    closeTimeSearch: THEIRS,
  },
  types: {
    TimeSearch: { rule: READS, fields: { viewerCan: 'About the viewer.' } },
    TimeSearchPermissions: 'About the viewer.',
    TimeSearchConnection: READS,
    TimeSearchEdge: READS,
    TimeSlot: { rule: READS, fields: { viewerAnswer: 'About the viewer.' } },
    TimeSearchPerson: READS,
    TimeSlotAnswer: READS,
    TimeSearchPersonConnection: READS,
    TimeSearchPersonEdge: READS,
    FairSlot: 'As `fairSlots`.',
    FairSlotZone: 'As `fairSlots`.',
  },
  added: {
    'Community.timeSearches': `${READS} Null for others.`,
  },
};
