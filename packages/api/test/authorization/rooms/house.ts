import { newId } from '../../../src/kernel/ids';
import { someBrowser } from '../../../src/notifications/push/push.fixture';
import { keyed, type Values } from '../actions';
import { parse } from '../parse';
import type { Block } from '../table';
import type { World } from '../world';

type HouseAction = { document: string; variables(house: World['house']): Values };
const done = (
  name: string,
  type: string,
  input: (house: World['house']) => Values,
  selection = '{ id }',
) => ({
  document: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
  variables: (house: World['house']) => ({ input: input(house) }),
});
const asked = (document: string): HouseAction => ({ document, variables: () => ({}) });

export const houseActions: Record<string, HouseAction> = {
  'see what could not be sent': asked('{ unsent { nodes { id } } unsentCounts { mails } }'),
  'send it again': done('sendAgain', 'UnsentInput', () => ({ ids: [newId()] }), '{ done }'),
  'send all of it again': asked('mutation { sendAllAgain { done } }'),
  'forget it': done('forgetUnsent', 'UnsentInput', () => ({ ids: [newId()] }), '{ done }'),
  'get mail again': asked('mutation { resumeMail { email } }'),
  'be told in this browser': done(
    'registerPush',
    'RegisterPushInput',
    someBrowser,
    '{ pushDevices { id } }',
  ),
  'ask an address what it says': done(
    'previewLink',
    'PreviewLinkInput',
    () => ({ url: 'https://wounds.example/heels' }),
    '{ url }',
  ),
  "stop telling in another's browser": done(
    'removePush',
    'RemovePushInput',
    ({ pushDeviceId }) => ({ id: pushDeviceId }),
    '{ pushDevices { id } }',
  ),
  'create community': done('createCommunity', 'CreateCommunityInput', () => ({
    name: 'New',
    visibility: 'OPEN',
    domainIds: [],
    purpose: 'Better',
    goals: [],
    forWhom: 'All',
    cadence: 'Monthly',
    groundRules: 'Be kind.',
    ...keyed(),
  })),
  'create domain': done('createDomain', 'CreateDomainInput', () => ({ name: 'New', ...keyed() })),
  'edit domain': done('editDomain', 'EditDomainInput', ({ domainId }) => ({
    id: domainId,
    name: 'Renamed',
    version: 1,
  })),
  'remove domain': done('removeDomain', 'RemoveDomainInput', ({ emptyDomainId }) => ({
    id: emptyDomainId,
    version: 1,
  })),
  'edit instance': done(
    'editInstance',
    'EditInstanceInput',
    () => ({ name: 'Ours', version: 1 }),
    '{ name }',
  ),
  'invite to the instance': done('invitePerson', 'InvitePersonInput', keyed, '{ url }'),
  'list people': asked('{ people { nodes { name } } }'),
  'list placeholder claims': asked('{ placeholderClaims { id } }'),
  'list invitations to the instance': asked('{ instanceInvitations { nodes { id } } }'),
  'make admin': done('makeAdmin', 'PersonInput', ({ personId }) => ({ personId })),
  'end admin': done('endAdmin', 'PersonInput', ({ personId }) => ({ personId })),
  'close account': done('deactivatePerson', 'PersonInput', ({ personId }) => ({ personId })),
  'reopen account': done('reactivatePerson', 'PersonInput', ({ closedId }) => ({
    personId: closedId,
  })),
  'decide claim': done('decideClaim', 'DecideClaimInput', ({ claimId }) => ({
    id: claimId,
    approve: true,
  })),
  "edit another's profile": done('editProfile', 'EditProfileInput', ({ personId }) => ({
    personId,
    name: 'Renamed',
    version: 1,
  })),
  "remove another's photo": done('removePhoto', 'RemovePhotoInput', ({ personId }) => ({
    personId,
  })),
};

/** What concerns the whole house has one column. */
export const house: Block[] = [
  {
    actions: ['be told in this browser', 'get mail again', 'ask an address what it says'],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | ok
  removed banned novice member facilitator  | ok
  steward admin                             | ok`,
      1,
    ),
  },
  {
    actions: ["stop telling in another's browser"],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | hidden
  removed banned novice member facilitator  | hidden
  steward admin                             | hidden`,
      1,
    ),
  },
  {
    actions: [
      'create community',
      'create domain',
      'edit domain',
      'remove domain',
      'edit instance',
      'invite to the instance',
      'list people',
      'list placeholder claims',
      'list invitations to the instance',
      'see what could not be sent',
      'send it again',
      'send all of it again',
      'forget it',
      'make admin',
      'end admin',
      'close account',
      'reopen account',
      'decide claim',
    ],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | admin
  removed banned novice member facilitator  | admin
  steward                                   | admin
  admin                                     | ok`,
      1,
    ),
  },
  {
    actions: ["edit another's profile", "remove another's photo"],
    rows: parse(
      `
  visitor visitor*                          | sign-in
  unverified unverified*                    | verify
  outsider elsewhere pending invited left   | admin
  removed banned novice member facilitator  | admin
  steward                                   | admin
  admin                                     | ok`,
      1,
    ),
  },
];
