import type { WorldCommunity } from './types';

/** Private: for those who are not in it, it does not exist. */
export const afterTheEvent: WorldCommunity = {
  name: 'After the event',
  slug: 'after-the-event',
  visibility: 'PRIVATE',
  domains: ['staff-support'],
  since: [150, '08:00'],
  steward: 'wilhelmina',
  facilitators: ['amara'],
  members: ['tomasz'],
  invited: ['hana'],
  charter: {
    purpose: 'For colleagues who were part of something that went badly, and carry it.',
    goals: [{ text: 'Nobody carries it alone for longer than a week.' }],
    forWhom: 'Those who were asked. If you know somebody who should be, tell a steward.',
    cadence: 'Whenever one of us asks.',
  },
  rules: `1. Nothing leaves this room.
2. Nobody has to say anything.
3. We do not mend; we listen.`,
  welcome: {
    title: 'You are welcome here',
    text: 'There is no need to write. When you do, somebody will read it the same day.',
  },
  threads: [
    {
      kind: 'DISCUSSION',
      title: 'The week after',
      posts: [
        {
          by: 'tomasz',
          at: [16, '23:10'],
          text: 'I keep going through the log. I know what I would have had to see, and I know that nobody would have seen it. I go through it all the same.',
          reactions: { SAME_HERE: ['wilhelmina', 'amara'] },
        },
        {
          by: 'wilhelmina',
          at: [15, '06:10'],
          text: 'I did that for a month, after my second year. It stopped when I read it aloud to somebody. Ring me, theatre ends at four.',
          reactions: { HELPED_ME: ['tomasz'] },
        },
      ],
    },
  ],
};
