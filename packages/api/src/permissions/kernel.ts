import type { RoomRules } from './rules';

export const kernelRules: RoomRules = {
  room: 'kernel',
  types: {
    Permission: 'Whoever sees the thing that it speaks of: it is about the viewer alone.',
    PageInfo: 'Whoever gets the page: it counts only what the viewer may see.',
  },
  jobs: {
    'kernel.outbox':
      'The system. Moves signals to the queues of those who listen; reads none of them, tells nobody.',
    'kernel.send-mail':
      'The system. Sends a mail as it was written, to whom it was written; of one about a happening it asks each time, as that person, whether they still see it.',
    'kernel.housekeeping':
      'The system. Only forgets: used keys after a week, mails after a month, drafts after a year, what unsubscribe links have ended after 90 days.',
  },
};
