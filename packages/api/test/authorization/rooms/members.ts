import {
  type Can,
  keyed,
  ofCommunity,
  page,
  permission,
  reason,
  saidOf,
  slugOf,
  verb,
} from '../actions';
import { type RoomTable } from '../run';
import { block, lookAfterLists, mayNotEvenAsk, readInside, some, strangers } from '../table';

const LIST = `{ nodes { id viewerCan ${permission([
  ...['changeRole', 'remove', 'ban', 'unban', 'approve', 'refuse'],
])} } }`;
const LISTS = `query($slug: String!) {
  community(slug: $slug) { members(first: 100) ${LIST} requests ${LIST} invited ${LIST} banned ${LIST} }
}`;
/** Who belongs to a community, and how one comes to. */
export const members: RoomTable = {
  reads: {
    'read members': page('members(first: 5)', '{ nodes { id person { name } } }'),
    'see requests': page('requests', '{ nodes { id message } }'),
    'see invited': page('invited', '{ nodes { id } }'),
    'see invitations': page('invitations', '{ nodes { id } }'),
    'see banned': page('banned', '{ nodes { id } }'),
  },
  writes: {
    join: verb('joinCommunity', 'CommunityInput', ofCommunity, 'community.join'),
    'request to join': verb(
      'requestToJoin',
      'RequestToJoinInput',
      (ground) => ({ ...ofCommunity(ground), message: 'Please.' }),
      'community.requestToJoin',
    ),
    leave: verb('leaveCommunity', 'CommunityInput', ofCommunity, 'community.leave'),
    'invite by link': verb(
      'inviteToCommunity',
      'InviteToCommunityInput',
      (ground) => ({ ...ofCommunity(ground), ...keyed() }),
      'community.invite',
      '{ url }',
    ),
    'invite a person': verb(
      'inviteMember',
      'InviteMemberInput',
      (ground) => ({ ...ofCommunity(ground), personId: ground.guest, ...keyed() }),
      'community.invite',
    ),
    'invite as facilitator': verb('inviteMember', 'InviteMemberInput', (ground) => ({
      ...ofCommunity(ground),
      personId: ground.guest,
      role: 'FACILITATOR',
      ...keyed(),
    })),
    'revoke invitation': verb('revokeInvitation', 'InvitationInput', ({ invitation }) => ({
      id: invitation.id,
    })),
    'join by link': verb('acceptInvitation', 'TokenInput', ({ invitation }) => ({
      token: invitation.token,
    })),
    'answer own invitation': verb(
      'answerInvitation',
      'AnswerInvitationInput',
      ({ ownInvitation }) => ({
        membershipId: ownInvitation,
        accept: true,
      }),
    ),
    "answer another's invitation": verb(
      'answerInvitation',
      'AnswerInvitationInput',
      ({ memberships }) => ({ membershipId: memberships.invited, accept: true }),
    ),
    'approve request': verb(
      'approveRequest',
      'MembershipInput',
      ({ memberships }) => ({ membershipId: memberships.requested }),
      'requested.approve',
    ),
    'refuse request': verb(
      'refuseRequest',
      'MembershipInput',
      ({ memberships }) => ({ membershipId: memberships.requested }),
      'requested.refuse',
    ),
    'take back invitation of a person': verb(
      'removeMember',
      'RemoveMemberInput',
      ({ memberships }) => ({ membershipId: memberships.invited, ...reason, version: 1 }),
      'invited.remove',
    ),
    'change role': verb(
      'changeRole',
      'ChangeRoleInput',
      ({ memberships }) => ({ membershipId: memberships.active, role: 'FACILITATOR', version: 1 }),
      'active.changeRole',
    ),
    'remove member': verb(
      'removeMember',
      'RemoveMemberInput',
      ({ memberships }) => ({ membershipId: memberships.active, ...reason, version: 1 }),
      'active.remove',
    ),
    'ban member': verb(
      'banMember',
      'RemoveMemberInput',
      ({ memberships }) => ({ membershipId: memberships.active, ...reason, version: 1 }),
      'active.ban',
    ),
    unban: verb(
      'unbanMember',
      'MembershipInput',
      ({ memberships }) => ({ membershipId: memberships.banned }),
      'banned.unban',
    ),
  },
  reading: [
    block(['read members'], readInside),
    block(['see requests', 'see invited', 'see invitations'], lookAfterLists),
    block(
      ['see banned'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | null null hidden
  outsider elsewhere pending left removed banned | null null hidden
  invited novice member facilitator              | null
  steward admin                                  | ok`,
    ),
  ],
  writing: [
    block(
      ['join'],
      `${strangers}
  outsider elsewhere left removed   | ok invitation hidden | archived archived hidden
  pending                           | ok pending hidden    | archived archived hidden
  banned                            | banned banned hidden | archived archived hidden
  invited                           | ok                   | archived
  novice member facilitator steward | already              | archived
  admin                             | ok invitation invitation | archived`,
    ),
    block(
      ['request to join'],
      `${strangers}
  outsider elsewhere left removed   | no ok hidden         | archived archived hidden
  pending                           | no pending hidden    | archived archived hidden
  banned                            | banned banned hidden | archived archived hidden
  invited                           | no                   | archived
  novice member facilitator steward | already              | archived
  admin                             | no ok invitation     | archived`,
    ),
    block(
      ['leave'],
      `${strangers}
  outsider elsewhere left removed banned | no-member no-member hidden | archived archived hidden
  pending                                | ok ok hidden               | archived archived hidden
  invited                                | no-member                  | archived
  novice member facilitator steward      | ok                         | archived
  admin                                  | no-member                  | archived`,
    ),
    block(
      ['invite by link', 'invite a person'],
      `${strangers}
  outsider elsewhere left removed | facilitator join hidden
  pending                         | facilitator pending hidden
  banned                          | facilitator banned hidden
  invited                         | facilitator join join
  novice member                   | facilitator
  facilitator steward admin       | ok | archived`,
    ),
    block(
      ['invite as facilitator'],
      `${strangers}
  outsider elsewhere left removed | facilitator join hidden
  pending                         | facilitator pending hidden
  banned                          | facilitator banned hidden
  invited                         | facilitator join join
  novice member                   | facilitator
  facilitator                     | steward | archived
  steward admin                   | ok      | archived`,
    ),
    block(
      ['revoke invitation'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok`,
    ),
    block(
      ['join by link'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed invited admin | ok | archived
  banned                                                | banned
  novice member facilitator steward                     | ok`,
    ),
    some(
      ['answer own invitation'],
      `
  invited | ok | archived`,
    ),
    block(
      ["answer another's invitation"],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | hidden`,
    ),
    block(
      ['approve request', 'refuse request'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok | archived`,
    ),
    block(
      ['take back invitation of a person'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member                          | hidden
  facilitator steward admin                      | ok | archived`,
    ),
    block(
      ['change role', 'remove member', 'ban member'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned invited | steward hidden hidden
  novice member facilitator                              | steward
  steward admin                                          | ok | archived`,
    ),
    block(
      ['unban'],
      `${mayNotEvenAsk}
  outsider elsewhere pending left removed banned | hidden
  invited novice member facilitator              | hidden
  steward admin                                  | ok | archived`,
    ),
  ],
  async verdicts(client, ground) {
    const { data } = await client.ask<{
      community: Record<string, { nodes: Array<Can & { id: string }> } | null> | null;
    }>(LISTS, slugOf(ground));
    const nodes = Object.values(data?.community ?? {}).flatMap((list) => list?.nodes ?? []);
    const found = Object.entries(ground.memberships).map(([state, id]) => [
      state,
      nodes.find((one) => one.id === id) ?? null,
    ]);
    return saidOf(Object.fromEntries(found));
  },
};
