import type { RoomRules } from './rules';

const OWN = 'The person themself; for nobody else, admins included.';
const TELLS =
  'The system. Writes to the inboxes of those who may see it at that moment, and asks again before anything is sent.';

/** Who is told what, and who decides it. */
export const notificationRules: RoomRules = {
  room: 'notifications',
  mutations: {
    setNotificationPreference:
      'Known people, about themselves; for one community, when they read it.',
    editNotificationSettings: 'Known people, about themselves.',
  },
  jobs: {
    'notifications.tell-posts': TELLS,
    'notifications.tell-threads': TELLS,
    'notifications.tell-accepted': TELLS,
    'notifications.tell-mentions': TELLS,
    'notifications.tell-care': TELLS,
    'notifications.tell-polls': TELLS,
    'notifications.tell-places': TELLS,
    'notifications.settle-thread':
      'The system. Only takes away: lines of what was removed, or is not theirs to see any more.',
    'notifications.settle-member': 'The system. Only takes away: as `settle-thread`.',
    'notifications.settle-community': 'The system. Only takes away: as `settle-thread`.',
    'notifications.tell-rest': TELLS,
    'notifications.forget': 'The system. Only forgets: what was done or sent long ago.',
    'notifications.deliver':
      'The system, for each person who is told: it asks at that moment, as them, whether they may see it.',
  },
  types: {
    NotificationSettings: OWN,
    NotificationPreference: OWN,
    NotificationException: {
      rule: OWN,
      fields: { community: 'One that they read; the others are left out.' },
    },
  },
  added: { 'Viewer.notificationSettings': OWN },
};
