import type { RoomRules } from './rules';

const ADMIN = 'Admins.';
const HOLDER = 'Whoever holds the secret of the mail; used once, and only while it holds.';
const ANYBODY_LIMITED =
  'Anybody, counted per address and per recipient; the answer does not tell whether an account exists.';

export const accountRules: RoomRules = {
  room: 'accounts',
  queries: {
    instance: 'Anybody: what stands on the front door.',
    viewer: 'Anybody; null for visitors.',
    person: 'Known people, oneself, and visitors of an open house.',
    people: ADMIN,
    invitation: 'Whoever holds the secret of a link, while it holds.',
    instanceInvitations: ADMIN,
    placeholderClaims: ADMIN,
  },
  mutations: {
    signUp: `${ANYBODY_LIMITED} Refused where the sign-up policy says so.`,
    verifyEmail: HOLDER,
    resendVerification: ANYBODY_LIMITED,
    signIn: 'Anybody with address and password; attempts are counted per account and per address.',
    signOut: 'Anybody, for their own session.',
    endSession: 'The signed-in, for their own sessions; those of others do not exist.',
    requestPasswordReset: ANYBODY_LIMITED,
    resetPassword: HOLDER,
    changePassword: 'The signed-in, for themselves, with their present password.',
    requestEmailChange: 'The signed-in, for themselves, with their present password.',
    confirmEmailChange: HOLDER,
    cancelEmailChange: 'The signed-in, for themselves.',
    editProfile: 'Known people for themselves, admins for all.',
    removePhoto: 'Known people for themselves, admins for all.',
    deactivatePerson: 'Admins, for others; never a placeholder.',
    reactivatePerson: 'Admins, for others; never a placeholder.',
    makeAdmin: 'Admins; neither a placeholder nor a closed account.',
    endAdmin: 'Admins, for others, so that one always remains.',
    editInstance: ADMIN,
    invitePerson: ADMIN,
    claimPlaceholder: 'Known people, for a placeholder that nobody has claimed.',
    decideClaim: ADMIN,
  },
  types: {
    Instance: 'Anybody.',
    InstancePermissions: 'Anybody: it is about the viewer.',
    Viewer: {
      rule: 'The person themself, nobody else: it is reached only as "who asks".',
      fields: {
        email: 'The person themself; no other type has an address of a person.',
        pendingEmail: 'The person themself.',
        sessions: 'The person themself: those of their own that hold.',
      },
    },
    Session: 'The person whose session it is.',
    Person: {
      rule: 'Whoever may see people, and whoever may see a thing that the person made or is in. Never the address, never the password.',
      fields: { viewerCan: 'About the viewer.' },
    },
    PersonConnection: ADMIN,
    PersonEdge: ADMIN,
    PersonPermissions: 'About the viewer.',
    PersonSource: 'Whoever sees the person.',
    Photo: 'Whoever sees the person; the picture itself by the rule of its route.',
    PlaceholderClaim: 'Admins, and who made the claim in the answer to making it.',
    Invitation: 'Whoever holds its secret, and those who look after what it is to.',
    InvitationConnection: 'Admins, and those who look after the community.',
    InvitationEdge: 'Admins, and those who look after the community.',
    InvitationCreated: {
      rule: 'Who made it.',
      fields: { url: 'Who made it, this once; the secret is kept as a hash only.' },
    },
    SignUpResult: 'Who asked: it repeats what was sent.',
    SignedOut: 'Who asked.',
  },
  jobs: {
    'accounts.forget-ended':
      'The system. Only forgets: sessions ended 90 days ago, secrets used up a week ago.',
  },
  mails: {
    'accounts.verify':
      'The address that was typed at sign-up, with its own secret; no data of the house.',
    'accounts.already': 'The owner of an account whose address somebody typed: that it happened.',
    'accounts.reset': 'The owner of the account, with a secret for a new password.',
    'accounts.passwordChanged': 'The owner of the account: that it happened.',
    'accounts.changeOld': 'The present address of the account: which one is to take its place.',
    'accounts.changeNew': 'The address that is to become the new one, with its own secret.',
    'accounts.invitation':
      'The address that an admin typed: the name of the admin and of the instance.',
    'accounts.claimApproved': 'Who claimed a placeholder: its name, which they gave themselves.',
    'accounts.claimRefused': 'Who claimed a placeholder: its name, which they gave themselves.',
  },
};
