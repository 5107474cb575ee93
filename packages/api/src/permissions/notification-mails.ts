import type { RoomRules } from './rules';

const TOLD =
  'The person who is told, at their confirmed address, when they may see it at the moment of sending; that is asked once more when the mail leaves.';

const LINK =
  'Whoever has the link of a mail: it is signed for one person and for what it ends, and can do no more.';

export const notificationMailRules: RoomRules = {
  room: 'mail of notifications',
  queries: { unsubscription: LINK },
  mutations: {
    unsubscribe: LINK,
    resubscribe: LINK,
    resumeMail: 'Known people, for their own address.',
  },
  types: {
    Unsubscription: {
      rule: LINK,
      fields: {
        communityName:
          'Whoever has the link, while the person to whom its mail went may know the community.',
      },
    },
    MailPause: 'The owner of the address.',
  },
  added: { 'Viewer.mailPause': 'The person themself.' },
  mails: {
    'notifications.mention': TOLD,
    'notifications.answer': TOLD,
    'notifications.accepted': TOLD,
    'notifications.membership': TOLD,
    'notifications.care': TOLD,
    'notifications.outcome': TOLD,
    'notifications.thread': TOLD,
    'notifications.post': TOLD,
    'notifications.event': TOLD,
    'notifications.reminder': TOLD,
    'notifications.new_event': TOLD,
    'notifications.turn': TOLD,
    'notifications.use': TOLD,
    'notifications.use_ask': TOLD,
    'notifications.thanks': `${TOLD} The words of feedback are not in it.`,
    'notifications.resource': TOLD,
  },
};
