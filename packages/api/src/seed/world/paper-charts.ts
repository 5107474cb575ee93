import type { WorldCommunity } from './types';

/** Has done what it was for. */
export const paperCharts: WorldCommunity = {
  name: 'Paper charts',
  slug: 'paper-charts',
  visibility: 'OPEN',
  domains: ['incident-response'],
  since: [400, '09:00'],
  archived: [100, '12:00'],
  steward: 'hana',
  facilitators: [],
  members: ['ines'],
  charter: {
    purpose: 'To find out what the paper chart did for us before we take the last one away.',
    goals: [{ text: 'A list of everything that paper did and the screen does not.' }],
    forWhom: 'Everybody who still had one.',
    cadence: 'Weekly, until the last ward has changed.',
  },
  rules: '1. No nostalgia before ten in the morning.',
  welcome: {
    title: 'Welcome to Paper charts',
    text: 'What did the paper do that nobody asked it to?',
  },
  threads: [
    {
      kind: 'DISCUSSION',
      title: 'The list, as it stood when we closed',
      posts: [
        {
          by: 'hana',
          at: [105, '10:00'],
          text: `Everything paper did that the screen does not:

1. It stood at the bed, so that the family could see that somebody had been there.
2. It showed by its thickness how long somebody had been here.
3. It worked in the lift.

The third became the printed card of The First Hour.`,
          reactions: { GLAD: ['ines'] },
        },
      ],
    },
  ],
};
