import type { RoomRules } from './rules';

const LOOKS_AFTER =
  'Facilitators, stewards and admins; not a removed one, and not while it is archived.';

/** Looking after a thread. */
export const careRules: RoomRules = {
  room: 'threads, looking after them',
  mutations: {
    pinThread: LOOKS_AFTER,
    unpinThread: LOOKS_AFTER,
    closeThread: LOOKS_AFTER,
    reopenThread: LOOKS_AFTER,
  },
};
