import type { RoomRules } from './rules';

const OWN = 'Its author alone: not facilitators, not admins. For everybody else it does not exist.';
const STILL_SEEN = 'Its author, as long as they see it: null for them when they no longer do.';

export const draftRules: RoomRules = {
  room: 'drafts',
  queries: { draft: 'Known people: their own.' },
  mutations: {
    saveDraft:
      'Known people: where they read; of an edit who may edit the post. What they keep already stays theirs, whatever becomes of the place.',
    deleteDraft: OWN,
    restoreDraft: OWN,
  },
  types: {
    Draft: {
      rule: OWN,
      fields: { thread: STILL_SEEN, community: STILL_SEEN, post: STILL_SEEN, answers: STILL_SEEN },
    },
    DraftConnection: OWN,
    DraftEdge: OWN,
  },
  added: {
    'Thread.viewerDraft': 'About the viewer: their own.',
    'Community.viewerDraft': 'About the viewer: their own.',
    'Viewer.drafts': 'The person themself.',
    'Viewer.draftCount': 'The person themself.',
  },
};
