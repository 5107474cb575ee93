import type { CastName } from '../cast';
import type { WorldFeedback, WorldThanks, WorldUse } from './recognition.types';
import type { When } from './types';

const wounds = 'slow-healing-wounds';
const hour = 'the-first-hour';

/** A story that became a practice, a practice that became a card, and a card that became a habit. */
const QUESTIONS: WorldUse[] = [
  {
    ...{ community: wounds, of: { keeps: 'Three questions before the boot comes off' } },
    ...{ by: 'phuc', at: [30, '06:10'], how: 'WORKED', place: 'Ward 6, nights' },
    words:
      'I asked a man at three in the morning, when neither of us could sleep. What he would miss is the dog. Now the boot goes on before the lead does.',
  },
  {
    ...{ community: wounds, of: { keeps: 'Three questions before the boot comes off' } },
    ...{ by: 'yusuf', at: [27, '16:20'], how: 'DID_NOT_WORK', place: 'Pharmacy counter' },
    words:
      'At the counter there is no chair, and a queue behind. The second question made two people cry, and I had nowhere to go with them.',
    answers: [
      {
        ...{ by: 'ines', at: [26, '18:40'] },
        words:
          'Thank you for saying so. It needs a chair and a door, and I never wrote that down because I always have both.',
      },
    ],
  },
  {
    ...{ community: wounds, of: { keeps: 'Three questions before the boot comes off' } },
    ...{ by: 'lucia', at: [24, '13:05'], how: 'ADAPTED', place: 'Day clinic in Porto' },
    words:
      'Our visits are eight minutes. With two questions and a card it fits, and she takes her own answer home in her pocket.',
    changed:
      'Only the second and the third question, and the answers stand on a card that she keeps.',
    answers: [
      {
        ...{ by: 'ines', at: [23, '19:20'] },
        words: 'The card is better than what I do. May I steal it back?',
      },
      {
        ...{ by: 'lucia', at: [23, '20:02'] },
        words: 'It is yours. I will put it into the library.',
      },
    ],
    sharedAs: { what: { keeps: 'Two questions on a card' }, at: [19, '12:40'] },
  },
  {
    ...{ community: wounds, of: { keeps: 'Two questions on a card' } },
    ...{ by: 'marta', at: [12, '09:30'], how: 'WORKED', place: 'First week of new starters' },
    words:
      'Nine new colleagues, each with a card and one visit. All nine came back with an answer that nobody had in the notes.',
  },
  {
    ...{ community: wounds, of: { keeps: 'Two questions on a card' } },
    ...{ by: 'henrik', at: [7, '15:10'], how: 'ADAPTED', place: 'Discharge lounge' },
    words:
      'The day before they go home the third question orders the right boot. Two returns in March, none since.',
    changed:
      'We begin with what would have to be different, because that is what we can still order.',
    answers: [
      { ...{ by: 'lucia', at: [6, '08:15'] }, words: 'That belongs on the card. Thank you.' },
    ],
  },
];

const BOOKMARK: WorldUse[] = [
  {
    ...{ community: wounds, of: { keeps: 'The photo bookmark' } },
    ...{ by: 'lucia', at: [8, '14:00'], how: 'WORKED', place: 'Three wards in Porto' },
    words:
      'One hundred and forty pictures in a week, and for the first time I can lay two of them side by side.',
  },
  {
    ...{ community: wounds, of: { keeps: 'The photo bookmark' } },
    ...{ by: 'ines', at: [7, '19:15'], how: 'ADAPTED', place: 'Home visits' },
    words: 'It works in dark hallways too, as soon as one finds the fridge.',
    changed: 'Line 3: the open fridge instead of daylight.',
    answers: [{ ...{ by: 'amara', at: [7, '20:05'] }, words: 'I laughed, and then I printed it.' }],
  },
  {
    ...{ community: wounds, of: { keeps: 'The photo bookmark' } },
    ...{ by: 'phuc', at: [4, '06:20'], how: 'WORKED', place: 'Ward 6, nights' },
    words:
      'Reading the consent aloud takes twenty seconds. One woman said no, and I was glad that I had asked.',
  },
];

const CARD: WorldUse[] = [
  {
    ...{ community: hour, of: { keeps: 'First ten minutes, on one page' } },
    ...{ by: 'sefa', at: [12, '10:30'], how: 'WORKED', place: 'The night the phones went' },
    words:
      'Line 3 saved us. Nobody mended anything for the first four minutes, and the wards knew who to believe.',
    answers: [
      { ...{ by: 'hana', at: [12, '11:15'] }, words: 'What did you do when line 3 was asleep?' },
    ],
  },
  {
    ...{ community: hour, of: { keeps: 'First ten minutes, on one page' } },
    ...{ by: 'tomasz', at: [10, '16:00'], how: 'ADAPTED', place: 'Charts, read-only for an hour' },
    words:
      'The card tells us when the next word is due, but not what it says. We wrote that message once, in peace.',
    changed: 'Line 6 became a message that is ready before it is needed.',
    sharedAs: { what: { keeps: 'What the wards hear at minute ten' }, at: [8, '15:20'] },
  },
  {
    ...{ community: hour, of: { keeps: 'What the wards hear at minute ten' } },
    ...{ by: 'wilhelmina', at: [6, '09:00'], how: 'WORKED', place: 'Vascular theatre' },
    words:
      'We heard at ten past that nobody knew yet. It is astonishing how calm that makes a theatre.',
  },
  {
    ...{ community: hour, of: { keeps: 'What the wards hear at minute ten' } },
    ...{ by: 'ines', at: [2, '18:00'], how: 'WORKED', place: 'Home care, when the van broke down' },
    words:
      'Eleven people waited for a visit. One time, one thing that still works, one name. Nobody rang twice.',
  },
];

export const uses: WorldUse[] = [...QUESTIONS, ...BOOKMARK, ...CARD];

export const thanks: WorldThanks[] = [
  {
    ...{ community: wounds, by: 'henrik', at: [9, '09:20'], to: ['amara'] },
    team: 'The records office in Utrecht',
    words: 'For taking rule 5 from a question to a rule in four days.',
  },
  {
    ...{ community: wounds, by: 'ines', at: [1, '20:00'], to: ['ravi'] },
    words: 'For turning the boot over before looking at the heel.',
    about: {
      thread:
        'Heel ulcer closed for six weeks, then opened again at the same edge: what did we miss?',
      post: 2,
    },
  },
  {
    ...{ community: wounds, by: 'marta', at: [0, '08:05'], to: ['phuc'] },
    words: 'For writing it down at the end of a night. I read it out to the new starters.',
    about: { thread: 'What one night shift taught me about moisture', post: 1 },
  },
  {
    ...{ community: hour, by: 'yusuf', at: [9, '08:15'], to: ['hana', 'sefa'] },
    words: 'For the card that lay beside the phone on the night it was needed.',
    about: { keeps: 'First ten minutes, on one page' },
  },
];

export const feedback: WorldFeedback[] = [
  {
    ...{ community: wounds, by: 'wilhelmina', at: [6, '19:00'], to: 'ines' },
    keep: 'You leave a silence after a question. People fill it with what matters.',
    try: 'Say at the beginning of the clinic how long each case has. The third one always loses.',
    offer: 'I would keep the time on Thursday, if you like.',
  },
  {
    ...{ community: wounds, by: 'amara', at: [9, '17:30'], to: 'phuc' },
    keep: 'You write down what you felt with your hand, not only what the chart says.',
    offer: 'Come along to the Tuesday round once; I will swap the shift with you.',
  },
];

/** Who lets others read where their knowledge went. */
export const published: Array<{ by: CastName; at: When }> = [{ by: 'amara', at: [20, '09:00'] }];

/** When people are asked whether something was of use to them. */
export const askedAt: When = [4, '06:23'];
