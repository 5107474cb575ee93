import type { WorldCommunity } from './types';

export const goingHome: WorldCommunity = {
  name: 'Going home',
  slug: 'going-home',
  visibility: 'CLOSED',
  domains: ['care-transitions'],
  since: [200, '09:30'],
  steward: 'henrik',
  facilitators: ['ines'],
  members: ['yusuf', 'amara', 'marta'],
  requests: [
    {
      by: 'phuc',
      at: [1, '05:20'],
      message:
        'I see people leave at seven in the morning with a bag of tablets and no word. I would like to help.',
    },
  ],
  charter: {
    purpose: 'So that the day of going home is a plan and not a surprise.',
    goals: [
      {
        text: 'Nobody goes home on a Friday without a number that answers on Saturday.',
        serves: 'Fewer readmissions',
      },
      { text: 'The list of tablets that goes home is the list that is true.' },
    ],
    forWhom: 'Discharge coordinators, community nurses, pharmacists, ward leads.',
    cadence: 'The first Wednesday of the month, 10:00 in Gdańsk.',
  },
  rules: `1. We speak of real discharges, so this community is closed. What is said here stays here.
2. No names of patients or families.
3. A complaint is a gift with bad wrapping.`,
  welcome: {
    title: 'Welcome to Going home',
    text: 'Tell us about the last discharge that went wrong, and the last one that went right. The difference is why we are here.',
  },
  threads: [
    {
      kind: 'DISCUSSION',
      title: 'What we tell the family on a Friday afternoon',
      tags: ['fridays', 'family'],
      posts: [
        {
          by: 'henrik',
          at: [6, '14:00'],
          text: 'Four sentences, on paper, in large letters: what changed, what to take, what would worry us, who answers tomorrow. I have the draft; what is missing?',
        },
        {
          by: 'amara',
          at: [5, '10:10'],
          text: 'Who changes the dressing on Sunday. It is always Sunday.',
          reactions: { SAME_HERE: ['ines', 'henrik'] },
        },
        {
          by: 'ines',
          at: [5, '19:40'],
          text: 'And what they may ignore. Half of the calls I get on Saturdays are about things that are fine.',
          reactions: { HELPED_ME: ['henrik', 'yusuf'] },
        },
      ],
    },
    {
      kind: 'QUESTION',
      title: 'Who owns the list of tablets between the ward and the pharmacy?',
      tags: ['medication'],
      posts: [
        {
          by: 'yusuf',
          at: [25, '09:00'],
          text: 'On paper it is the ward. In truth it is whoever printed last. I found three different lists for one man yesterday. How is it with you?',
        },
        {
          by: 'henrik',
          at: [24, '11:00'],
          accepted: true,
          text: 'We made it the pharmacist’s, from the moment the word "home" is said on the round. One list, one owner, one time. The ward may write on it, the pharmacist prints it.',
          reactions: { HELPED_ME: ['yusuf', 'amara'] },
        },
        {
          by: 'yusuf',
          at: [18, '16:30'],
          text: 'Tried on two wards. It costs me twenty minutes a day and saves the ward an hour. Accepted.',
          reactions: { GLAD: ['henrik', 'ines'] },
        },
      ],
    },
  ],
};
