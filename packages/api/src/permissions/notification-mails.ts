import type { RoomRules } from './rules';

const TOLD =
  'The person who is told, at their confirmed address, when they may see it at the moment of sending; that is asked once more when the mail leaves.';

export const notificationMailRules: RoomRules = {
  room: 'mail of notifications',
  mails: {
    'notifications.mention': TOLD,
    'notifications.answer': TOLD,
    'notifications.accepted': TOLD,
    'notifications.membership': TOLD,
    'notifications.care': TOLD,
    'notifications.outcome': TOLD,
    'notifications.thread': TOLD,
    'notifications.post': TOLD,
  },
};
