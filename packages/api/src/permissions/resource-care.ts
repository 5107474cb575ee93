import type { RoomRules } from './rules';

const READS = 'Whoever reads the community; what was removed, facilitators, stewards and admins.';
const KEEPS =
  'The resource’s steward as long as they may post; facilitators, stewards and admins. Not what was removed.';
const CURATES = 'Facilitators, stewards and admins. Not in an archived community.';
const ACCOUNT =
  'Everybody with an account, whatever they read of the community; never what was removed.';

/** Who looks after resources, what is given to everybody, and what is kept together. */
export const resourceCareRules: RoomRules = {
  room: 'resources: care, publishing and collections',
  queries: {
    collection: READS,
    publishedResource: ACCOUNT,
    publishedResources: `${ACCOUNT} Without what is retired.`,
  },
  mutations: {
    reviewResource: `${KEEPS} Not what is retired.`,
    retireResource: KEEPS,
    reviveResource: KEEPS,
    adoptResource: 'Whoever may post, where nobody answers for it; not what is retired or removed.',
    handOnResource: `${KEEPS} To an active member.`,
    publishResource: 'Stewards of the community and admins. Not what is retired or removed.',
    withdrawPublication: 'Stewards of the community and admins.',
    createCollection: CURATES,
    editCollection: `${CURATES} Not one that was removed.`,
    addToCollection: `${CURATES} What is there, of the same community.`,
    removeCollection: CURATES,
    restoreCollection: CURATES,
  },
  jobs: {
    'resources.care':
      'The system. Tells of days that have come, each once, and makes nobody’s what closed accounts have left.',
  },
  types: {
    PublishedResource: {
      rule: ACCOUNT,
      fields: {
        community: 'Whoever may know of the community; null for others.',
        resource: 'Whoever reads the community; null for others.',
        supersededBy: 'As itself; null when what took its place is not published.',
      },
    },
    PublishedResourceConnection: ACCOUNT,
    PublishedResourceEdge: ACCOUNT,
    Collection: { rule: READS, fields: { viewerCan: 'About the viewer.' } },
    CollectionPermissions: 'About the viewer.',
    CollectionItem: { rule: READS, fields: { resource: 'As the resource.' } },
    CollectionPlace: 'As `Collection`.',
  },
  added: {
    'Resource.publication': 'Everybody with an account who sees the resource; null for visitors.',
    'Resource.collections':
      'Whoever sees the resource; collections that were removed are not in it.',
    'Community.collections': 'Whoever reads the community; none for others.',
    'Community.startHere': 'Whoever reads the community; null for others.',
    'Community.resourcesToReview':
      'Facilitators, stewards and admins all of it; whoever reads the community what they answer for; none for others.',
    'CommunityPermissions.curate': 'About the viewer.',
    'Viewer.resourcesToReview':
      'The viewer’s own, and where they are facilitator or steward what nobody answers for; of communities that they read.',
  },
};
