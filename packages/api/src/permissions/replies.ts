import type { RoomRules } from './rules';

export const replyRules: RoomRules = {
  room: 'answers by mail',
  jobs: {
    'notifications.read-mail':
      'The person whose secret address a mail came to, with their rights of that moment: it is posted by the same service as in the app, or refused as there. What a mail says of its sender only takes away. The answer of a calendar program answers the series that its secret address is for, as in the app.',
    'notifications.renew-reply-addresses':
      'The system. Takes the addresses for answers from a person whose password has changed.',
  },
  mails: {
    'replies.refused':
      'The person whose secret address was written to, at the address of their account: their own words, and a thread only when they may see it.',
    'replies.leftOut':
      'The person who has answered by mail, at the address of their account: which files are not with their post.',
  },
};
