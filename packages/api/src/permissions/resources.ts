import type { RoomRules } from './rules';

const READS =
  'Whoever reads the community; what was removed, whoever removed it, facilitators, stewards and admins.';
const MEMBERS =
  'Active members who have accepted the ground rules when they are due, of a community that is not archived';
const KEEPS =
  'Its steward as long as they are an active member who may post; facilitators and stewards of the community, and admins.';
const SUGGESTIONS = `Whoever suggested it, as long as they read the resource. ${KEEPS}`;
const LISTING = 'Whoever reads the community; empty for others.';
const THERE = 'Whoever sees that one; null for others, and when it was removed.';

export const resourceRules: RoomRules = {
  room: 'resources',
  queries: { resource: READS, resourceSuggestion: SUGGESTIONS },
  mutations: {
    shareResource: `${MEMBERS}. A file: their own, or one that is shown there. Out of a post or an event: one that they read, of the same community.`,
    reviseResource: KEEPS,
    restoreRevision: KEEPS,
    removeResource: `${KEEPS} With a reason, unless it is one's own or in one's care.`,
    restoreResource:
      'Whoever removed it, as long as they may post; facilitators and stewards of the community, and admins.',
    suggestRevision: `${MEMBERS}; of what is not retired.`,
    acceptSuggestion: `${KEEPS} Of what waits.`,
    declineSuggestion: `${KEEPS} Of what waits.`,
    withdrawSuggestion: 'Whoever suggested it, as long as it waits and they read the resource.',
    commentOnResource: `${MEMBERS}; once there is a thread, as \`reply\`.`,
  },
  types: {
    Resource: {
      rule: READS,
      fields: {
        supersededBy: THERE,
        originPost: 'Whoever reads the post; null for others, and when it was removed.',
        originEvent: 'Whoever sees the event; null for others.',
        thread: 'Whoever reads the thread; null for others, and when it was removed.',
        suggestions: `All of them: ${KEEPS} Their own: others.`,
        viewerCan: 'About the viewer.',
      },
    },
    ResourcePermissions: 'About the viewer.',
    ResourceConnection: READS,
    ResourceEdge: READS,
    ResourceRevisionConnection: READS,
    ResourceRevisionEdge: READS,
    ResourceRevision: {
      rule: 'Whoever sees the resource.',
      fields: { suggestion: `${SUGGESTIONS} Null for others.` },
    },
    ResourceSuggestion: { rule: SUGGESTIONS, fields: { viewerCan: 'About the viewer.' } },
    ResourceSuggestionPermissions: 'About the viewer.',
  },
  added: {
    'Community.resources': LISTING,
    'Community.resourceTags': LISTING,
    'CommunityPermissions.shareResource': 'About the viewer.',
    'Post.resources': 'Whoever reads the post; of resources that they see.',
    'CommunityEvent.resources': 'Whoever sees the event; of resources that they see.',
    'Thread.aboutResource': THERE,
  },
};
