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
    'notifications.tell-events-scheduled': TELLS,
    'notifications.tell-events-changed': TELLS,
    'notifications.tell-events-proposed': TELLS,
    'notifications.tell-events-decided': TELLS,
    'notifications.tell-seats': TELLS,
    'notifications.tell-reminders': TELLS,
    'notifications.settle-event':
      'The system. Only takes away: lines of what is cancelled or decided.',
    'notifications.tell-pool-invited': TELLS,
    'notifications.tell-turns-offered': TELLS,
    'notifications.tell-turns-passed-on': TELLS,
    'notifications.tell-turns-swapped': TELLS,
    'notifications.tell-turns-open': TELLS,
    'notifications.tell-turns-handed-over': TELLS,
    'notifications.tell-uses': TELLS,
    'notifications.tell-uses-anew': `${TELLS} Takes away first what was told of it before, from those too who may not see it any more.`,
    'notifications.tell-uses-answered': TELLS,
    'notifications.tell-uses-shared-again': TELLS,
    'notifications.tell-uses-asked': TELLS,
    'notifications.tell-thanks': TELLS,
    'notifications.tell-feedback': TELLS,
    'notifications.settle-use': 'The system. Only takes away: lines of what was taken back.',
    'notifications.settle-uses-of-thread':
      'The system. Only takes away: lines of what was said of a post that went where they do not read.',
    'notifications.settle-use-ask': 'The system. Only takes away: questions that are answered.',
    'notifications.settle-thanks': 'The system. Only takes away: lines of what was taken down.',
    'notifications.settle-feedback': 'The system. Only takes away: lines of what was taken back.',
    'notifications.settle-recognition':
      'The system. Only marks as read: lines of what the house does not want any more, which nobody sees then.',
    'notifications.tell-resources-suggested': TELLS,
    'notifications.tell-resources-suggestion-decided': TELLS,
    'notifications.tell-resources-review-due': TELLS,
    'notifications.tell-resources-link-broken': TELLS,
    'notifications.tell-resources-handed-on': TELLS,
    'notifications.settle-resource':
      'The system. Only takes away: lines of what was looked at, decided, mended or removed.',
    'notifications.settle-turn': 'The system. Only takes away: offers of what is another’s now.',
    'notifications.settle-answered': 'The system. Marks lines of one person read, by their answer.',
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
