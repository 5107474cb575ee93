import type { RoomRules } from './rules';

const SEES =
  'Its author, and who gave what was used; when it is shown to the community, whoever reads what was used; of what did not work, facilitators, stewards and admins; admins always. All of them only as long as they read the community. What was removed, its author and those of them who look after the community.';
const POSTS =
  'active members who have accepted the ground rules when they are due, of a community that is not archived';
const OWN = `Its author, as one of the ${POSTS}.`;
const LOOKS_AFTER = 'facilitators, stewards and admins';
const ON = ' Nobody where the house has no recognition.';
const READS = 'Whoever reads the contribution, which is asked for by its own door.';

export const useRules: RoomRules = {
  room: 'uses',
  queries: { useReport: `${SEES}${ON}` },
  mutations: {
    reportUse: `Who reads the contribution and did not give it, as one of the ${POSTS}; of an event that has begun. Files: one's own.${ON}`,
    editUse: `${OWN}${ON}`,
    removeUse: `Its author, as one of the ${POSTS}; of those who see it, ${LOOKS_AFTER}.${ON}`,
    restoreUse: `What its author removed, only they; else ${LOOKS_AFTER}.${ON}`,
    answerUse: `Its author and who gave what was used, as ${POSTS}; of what did not work also ${LOOKS_AFTER} who are.${ON}`,
    removeUseAnswer: `Who said it; of those who see it, ${LOOKS_AFTER}.${ON}`,
    openUseThread: `Of what did not work: whoever sees it, as one of the ${POSTS}.${ON}`,
    shareAgain: `${OWN} What came out of it: a post of their own, or a resource that they shared or answer for.${ON}`,
    answerUseAsk: `Only whoever is asked.${ON}`,
    setRecognitionChoices: `Only for oneself.${ON}`,
  },
  types: {
    Contribution: READS,
    UseReport: {
      rule: SEES,
      fields: {
        of: `${READS} Null for others.`,
        answers: `Its author, who gave what was used, ${LOOKS_AFTER}; empty for others.`,
        sharedAs: `${READS} Others are left out.`,
        thread: 'Whoever reads the thread; null for others, and when it was removed.',
        viewerCan: 'About the viewer.',
      },
    },
    UseReportPermissions: 'About the viewer.',
    UseReportConnection: 'As the list that it pages.',
    UseReportEdge: 'As the list that it pages.',
    UseAnswer: {
      rule: 'As `UseReport.answers`.',
      fields: { viewerCanRemove: 'About the viewer.' },
    },
    Trail: {
      rule: `${READS} Counted is what the community is shown, the same for all.`,
      fields: {
        uses: 'Of those who read the contribution, each those that they see.',
        chain: `Each step who sees it; it ends where the viewer sees no further. Only of uses that the community is shown.`,
        toShow: 'About the viewer, by the rules of `Trail.uses` and `Trail.chain`.',
        viewerCan: 'About the viewer.',
      },
    },
    TrailStep: {
      rule: 'As `Trail.chain`.',
      fields: { parentId: 'As `Trail.chain`; null for the origin.' },
    },
    TrailPermissions: 'About the viewer.',
    UseAsk: 'Only whoever is asked, as long as they read the post.',
    RecognitionChoices: 'Only the viewer.',
  },
  added: {
    'Post.trail': 'Whoever reads the post. Null where the house has no recognition.',
    'Resource.trail': 'Whoever reads the resource. Null where the house has no recognition.',
    'CommunityEvent.trail': 'Whoever sees the event. Null where the house has no recognition.',
    'Viewer.useAsks': 'Only the viewer.',
    'Viewer.recognition': 'Only the viewer.',
  },
  jobs: {
    'recognition.ask-for-use':
      'Acts as the system. Whether somebody is asked is decided by the same door that they would come through to say that they used it.',
  },
};
