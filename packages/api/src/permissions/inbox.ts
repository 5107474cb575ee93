import type { RoomRules } from './rules';

const OWNER =
  'Whose inbox it is, while they may see what the line is about; for everybody else, admins included, it does not exist.';

export const inboxRules: RoomRules = {
  room: 'inbox',
  mutations: {
    markNoticesRead: OWNER,
    markNoticesUnread: OWNER,
    finishNotices: OWNER,
    reopenNotices: OWNER,
    snoozeNotices: OWNER,
  },
  subscriptions: {
    inboxChanged: 'Known people, of their own inbox; it ends with their session.',
  },
  jobs: {
    'notifications.settle-over': 'The system. Marks lines read whose session is over.',
    'notifications.wake-notices':
      'The system. Brings back lines whose owner has snoozed them until now; it tells nobody else anything.',
  },
  types: {
    Notice: {
      rule: OWNER,
      fields: {
        actors: 'Those of them whom the owner may see.',
        community: 'The owner; a line is only there for whom the community is.',
        thread: 'The owner, as far as they see it now.',
        event: 'The owner, as far as they see it now.',
        turn: 'The owner, as far as they see it now.',
        useReport: 'The owner, as far as they see it now.',
        thanks: 'The owner, as far as they see it now.',
        useAsk: 'The owner, until they have answered.',
        resource: 'The owner, as far as they see it now.',
        post: 'The owner, as far as they read it now; null when they do not, and when it was removed.',
      },
    },
    NoticeConnection: 'The owner of the inbox.',
    NoticeEdge: 'The owner of the inbox.',
    Inbox: 'The owner of the inbox.',
    InboxChange: 'The owner of the inbox.',
  },
  added: {
    'Viewer.inbox':
      'The person themself: lines about threads and communities that they may see now; who asks to join only where they look after members.',
    'Viewer.unreadNotices': 'The person themself.',
  },
};
