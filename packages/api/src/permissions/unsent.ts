import type { RoomRules } from './rules';

const ADMINS = 'Admins. They see that something was not sent, to whom and why; never what it says.';

export const unsentRules: RoomRules = {
  room: 'what could not be sent',
  queries: { unsent: ADMINS, unsentCounts: ADMINS },
  mutations: { sendAgain: ADMINS, sendAllAgain: ADMINS, forgetUnsent: ADMINS },
  types: {
    Unsent: {
      rule: ADMINS,
      fields: { person: 'Admins; the person as everybody sees them, without their address.' },
    },
    UnsentConnection: ADMINS,
    UnsentEdge: ADMINS,
    UnsentCounts: ADMINS,
    UnsentChange: ADMINS,
  },
};
