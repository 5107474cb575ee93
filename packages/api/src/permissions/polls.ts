import type { RoomRules } from './rules';

const VOTERS =
  'Active members who have accepted the ground rules when they are due; as long as the poll and its thread are open, neither is removed, and the community is not archived.';
const ASKED =
  'Who asked, as long as they may post and the thread is not closed; facilitators, stewards and admins.';
const READS = 'Whoever reads the post; of a removed one those who may restore it.';
const RESULTS =
  'Whoever reads the post, when the results show: always, to those who have voted, or to all when it is closed. Null before, also for who asked, facilitators, stewards and admins.';

export const pollRules: RoomRules = {
  room: 'polls',
  mutations: {
    addPoll: 'The author of the post, as they may edit it.',
    removePoll: 'The author of the post, as they may edit it, until somebody has voted.',
    castVote: VOTERS,
    withdrawVote: VOTERS,
    closePoll: ASKED,
    writePollOutcome: `${ASKED} When the poll is closed.`,
  },
  jobs: {
    'threads.close-polls':
      'The system. Only writes down that the time of a poll is over, which everybody who reads it sees anyway.',
  },
  types: {
    Poll: {
      rule: READS,
      fields: {
        ranking: RESULTS,
        preferences: RESULTS,
        ballots: `${RESULTS} Null where names do not show, then too for everybody.`,
        resultsShown: 'About the viewer.',
        viewerVote: 'About the viewer.',
        viewerCan: 'About the viewer.',
      },
    },
    PollOption: { rule: READS, fields: { votes: RESULTS } },
    PollOutcome: READS,
    PollPermissions: 'About the viewer.',
    PollBallot: 'As `Poll.ballots`.',
    PollBallotConnection: 'As `Poll.ballots`.',
    PollBallotEdge: 'As `Poll.ballots`.',
  },
  added: {
    'Thread.outcome': 'Whoever reads the thread; null for others.',
  },
};
