import type { WorldCommunity } from './types';

export const bedside: WorldCommunity = {
  name: 'Teaching at the bedside',
  slug: 'teaching-at-the-bedside',
  visibility: 'OPEN',
  domains: ['clinical-education'],
  since: [90, '13:00'],
  steward: 'lucia',
  facilitators: ['marta'],
  members: ['yusuf', 'ravi', 'phuc'],
  charter: {
    purpose: 'So that everybody who works here learns something on an ordinary Tuesday.',
    goals: [{ text: 'Five minutes of teaching on every round, on every ward, once a day.' }],
    forWhom: 'Anybody who teaches while doing something else.',
    cadence: 'We meet when two people ask for it.',
  },
  rules: `1. The patient hears everything: teach as if they were your student too.
2. Questions are never a test.`,
  welcome: {
    title: 'Welcome to Teaching at the bedside',
    text: 'What is the best thing you ever learnt in five minutes? Who taught it, and how?',
  },
  threads: [
    {
      kind: 'DISCUSSION',
      title: 'Five minutes: what fits, and what does not',
      tags: ['five-minutes'],
      posts: [
        {
          by: 'lucia',
          at: [22, '12:00'],
          text: 'One question, one thing to touch, one sentence to take away. That is all that fits. I have tried two sentences and it does not.',
          reactions: { WILL_TRY: ['ravi', 'yusuf'], GLAD: ['marta'] },
        },
        {
          by: 'ravi',
          at: [21, '17:00'],
          text: 'The thing to touch is what I had been missing. I pass the worn insole round now. Nobody has ever forgotten it.',
          reactions: { GLAD: ['lucia'] },
        },
      ],
    },
    {
      kind: 'QUESTION',
      title: 'How do you teach somebody who is more senior than you?',
      tags: ['seniors'],
      posts: [
        {
          by: 'phuc',
          at: [4, '04:30'],
          text: 'At night I know the ward better than the doctor who is called. How do I say it so that it is heard?',
          reactions: { SAME_HERE: ['yusuf'] },
        },
      ],
    },
  ],
};
