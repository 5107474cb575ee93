import { at, ofCommunity, page, permission, slugOf, verb, versioned, wordsOf } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, readInside, readNow, strangers } from '../table';

const charter = {
  purpose: 'Better',
  goals: [],
  forWhom: 'All',
  cadence: 'Monthly',
  note: 'Why not',
};
const CAN = permission([
  ...['join', 'requestToJoin', 'leave', 'openThread', 'openAnnouncement', 'invite'],
  ...['manageMembers', 'changeRoles', 'amendCharter', 'changeRules', 'edit', 'archive', 'restore'],
]);
/** The community itself: its page, its charter and its rules. */
export const communities: RoomTable = {
  reads: {
    'find it in the directory': {
      document: `query($archived: Boolean) {
        communities(first: 100, filter: { archived: $archived }) { nodes { slug } }
      }`,
      variables: ({ place }) => ({ archived: place.includes('archived') }),
      read: (data, { community }) => {
        const nodes = at(data, 'communities', 'nodes') as Array<{ slug: string }>;
        return nodes.some(({ slug }) => slug === community.slug) ? 'yes' : 'no';
      },
    },
    'find it among own memberships': {
      document: '{ viewer { memberships { community { slug } } } }',
      variables: () => ({}),
      read: (data, { community }) => {
        const found = (at(data, 'viewer', 'memberships') ?? []) as Array<{
          community: { slug: string };
        }>;
        return found.some((one) => one.community.slug === community.slug) ? 'yes' : 'no';
      },
    },
    'open its page': {
      document: 'query($slug: String!) { community(slug: $slug) { name purpose roughSize } }',
      variables: slugOf,
    },
    'read charter': page('charter', '{ purpose }'),
    'read ground rules': page('groundRules', '{ html }'),
  },
  follows: {
    'follow community': {
      document: 'subscription($id: ID!) { communityChanged(communityId: $id) { kind } }',
      variables: ({ community }) => ({ id: community.id }),
    },
  },
  writes: {
    'accept ground rules': verb('acceptGroundRules', 'AcceptGroundRulesInput', (ground) => ({
      ...ofCommunity(ground),
      number: 1,
    })),
    'amend charter': verb(
      'amendCharter',
      'AmendCharterInput',
      (ground) => ({ ...versioned(ground), ...charter }),
      'community.amendCharter',
    ),
    'publish ground rules': verb(
      'publishGroundRules',
      'PublishGroundRulesInput',
      (ground) => ({ ...versioned(ground), ...wordsOf() }),
      'community.changeRules',
    ),
    'edit settings': verb(
      'editCommunity',
      'EditCommunityInput',
      ({ community }) => ({ id: community.id, name: 'Renamed', version: community.version }),
      'community.edit',
    ),
    archive: verb('archiveCommunity', 'VersionedCommunityInput', versioned, 'community.archive'),
    'restore community': verb(
      'restoreCommunity',
      'VersionedCommunityInput',
      versioned,
      'community.restore',
    ),
  },
  reading: [
    block(
      ['find it in the directory'],
      `
  visitor unverified                             | no
  visitor* unverified*                           | yes yes no
  outsider elsewhere pending left removed banned | yes yes no
  invited novice member                          | yes
  facilitator steward admin                      | yes`,
    ),
    block(
      ['find it among own memberships'],
      `
  visitor unverified visitor* unverified*              | no
  outsider elsewhere pending invited left removed      | no
  banned admin                                         | no
  novice member facilitator steward                    | yes | no`,
    ),
    block(
      ['open its page'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | ok ok hidden
  outsider elsewhere pending left removed banned | ok ok hidden
  invited novice member                          | ok
  facilitator steward admin                      | ok`,
    ),
    block(['read charter', 'read ground rules'], readInside),
    block(['follow community'], readNow),
  ],
  writing: [
    block(
      ['accept ground rules'],
      `${strangers}
  outsider elsewhere left removed   | join join hidden       | archived join hidden
  pending                           | pending pending hidden | archived pending hidden
  banned                            | banned banned hidden   | archived banned hidden
  invited                           | join                   | archived join join
  novice member facilitator steward | ok                     | archived
  admin                             | join                   | archived`,
    ),
    block(
      ['amend charter', 'publish ground rules', 'edit settings', 'archive'],
      `${strangers}
  outsider elsewhere left removed | steward join hidden
  pending                         | steward pending hidden
  banned                          | steward banned hidden
  invited                         | steward join join
  novice member facilitator       | steward
  steward admin                   | ok | archived`,
    ),
    block(
      ['restore community'],
      `${strangers}
  outsider elsewhere left removed | steward join hidden
  pending                         | steward pending hidden
  banned                          | steward banned hidden
  invited                         | steward join join
  novice member facilitator       | steward
  steward admin                   | no | ok`,
    ),
  ],
  verdicts: verdictsOf(
    `query($slug: String!) { community(slug: $slug) { viewerCan ${CAN} } }`,
    slugOf,
  ),
};
