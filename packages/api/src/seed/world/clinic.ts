import type { WorldSeries } from './sessions.types';

const ROUNDS = [
  { name: 'The case, in its own words', minutes: 5 },
  { name: 'Questions only', minutes: 10 },
  { name: 'What each would do', minutes: 15 },
  { name: 'What goes home with whoever brought it', minutes: 5 },
];

/** The case clinic of Slow-healing wounds, mid-life: nineteen behind it, a chair that goes round. */
export const caseClinic: WorldSeries = {
  community: 'slow-healing-wounds',
  by: 'ravi',
  kind: 'CASE_CLINIC',
  title: 'Case clinic',
  text: `Two cases, thirty-five minutes each, and nobody is examined: **the case is**. Bring one you cannot stop thinking about, or come and ask.

Photos only with consent, on the shared screen, never in the chat.`,
  weekday: 4,
  every: { weeks: 2 },
  behind: 19,
  hour: '14:00',
  timeZone: 'Europe/Amsterdam',
  minutes: 75,
  mode: 'HYBRID',
  place: 'Diabetic foot clinic, room 2.14, Utrecht',
  link: 'https://meet.guildhall.example/case-clinic',
  seats: 8,
  rounds: ROUNDS,
  comes: {
    amara: 'REMOTE',
    ravi: 'IN_PERSON',
    ines: 'REMOTE',
    wilhelmina: 'IN_PERSON',
    yusuf: 'IN_PERSON',
    lucia: 'REMOTE',
    henrik: 'REMOTE',
  },
  sessions: [
    {
      which: 0,
      points: [
        {
          by: 'ines',
          kind: 'CASE',
          title: 'The heel that opened at the same edge, with the night shoe',
          notes: 'I bring the shoe, the worn sole, and a toe pressure that is two days old.',
          thread:
            'Heel ulcer closed for six weeks, then opened again at the same edge: what did we miss?',
          votes: ['ravi', 'wilhelmina', 'amara', 'phuc'],
        },
        {
          by: 'phuc',
          kind: 'CASE',
          title: 'A sacrum that is wet at four and dry at eight',
          notes: 'My first case here. I would like to know what you would look for at night.',
          votes: ['amara', 'lucia', 'ines'],
        },
        {
          by: 'yusuf',
          kind: 'POINT',
          title: 'Five dressings instead of eleven: what was asked for in spite of it',
          minutes: 5,
          votes: ['ravi'],
        },
      ],
      answers: { phuc: 'MAYBE', wilhelmina: 'NOT' },
    },
    {
      which: -1,
      points: [
        {
          by: 'henrik',
          kind: 'CASE',
          title: 'Sent home on a Friday with a dressing that needed a Saturday',
          votes: ['ines', 'amara'],
        },
        { by: 'lucia', kind: 'POINT', title: 'The photo bookmark on three wards', minutes: 10 },
      ],
      came: ['amara', 'ravi', 'ines', 'yusuf', 'lucia', 'henrik', 'phuc'],
      minutes: {
        by: 'ravi',
        outcome:
          'We ask for **the number that answers on Saturday** before we choose the dressing, not after. Lucía’s bookmark goes to every ward that wants it.',
        text: `**The Friday dressing.** The dressing was right and the weekend was not. Nobody at home had been asked who would change it.

- Amara: a dressing that stays five days is better than one that is better.
- Yusuf: the pharmacy closes at noon on Saturdays, and nobody has ever written that on the letter.
- Phúc: at night people ring the ward they left. Give us the plan.

**The bookmark.** Used forty-one times. Twice the ruler lay on the wound. Everybody likes the fridge.`,
      },
      actions: [
        { text: 'Put the Saturday number on the discharge letter', owner: 'henrik', dueInDays: 4 },
        {
          text: 'Send the bookmark as a file that can be printed',
          owner: 'lucia',
          dueInDays: 7,
          doneAfterDays: 2,
        },
        {
          text: 'Ask the five pharmacies when they really close',
          owner: 'yusuf',
          dueInDays: 20,
        },
      ],
      recap: 'amara',
    },
    {
      which: -2,
      points: [
        {
          by: 'wilhelmina',
          kind: 'CASE',
          title: 'Waveform fine, foot not',
          votes: ['phuc', 'ravi', 'amara'],
        },
      ],
      came: ['amara', 'ravi', 'wilhelmina', 'yusuf', 'phuc'],
      minutes: {
        by: 'amara',
        outcome:
          'A number between 0.75 and 0.85 is a reason to **listen to the vessel**, not to decide. Who looks after 24 hours is written beside the bandage.',
        text: `Wilhelmina brought three traces and asked us to say which foot was in trouble before she told us. We were wrong about one, all of us, in the same way: the calcified one looked best.

Phúc asked what a night nurse can do with that. Answer: warm the foot, wait ten minutes, look again, and ring if it stays white.`,
      },
      actions: [
        {
          text: 'One page for nights: when to ring about a foot',
          owner: 'phuc',
          dueInDays: 16,
        },
      ],
      recap: 'ravi',
    },
    {
      which: -3,
      points: [{ by: 'ravi', kind: 'CASE', title: 'The boot that was worn most of the day' }],
      came: ['ravi', 'ines', 'wilhelmina', 'lucia', 'henrik'],
      minutes: {
        by: 'lucia',
        outcome: 'Inês’s three questions are asked before the boot is ordered.',
        text: 'We read the three questions aloud and each answered them for something that we ourselves do not wear: seat belts on short ways, reading glasses, gloves. It took six minutes and nobody laughed at patients afterwards.',
      },
    },
    { which: -4, came: ['amara', 'ravi', 'yusuf', 'henrik'] },
    { which: -5, came: ['amara', 'ines', 'wilhelmina', 'lucia', 'henrik'] },
  ],
  turns: {
    by: 'amara',
    pool: ['amara', 'ravi', 'ines', 'yusuf', 'wilhelmina', 'lucia'],
    later: [{ by: 'phuc', at: [33, '06:10'] }],
    away: { by: 'ines', from: 150, until: 20 },
    passedOn: [-4],
    volunteers: { lucia: -9 },
    handovers: [
      {
        happened:
          'Two points, seven people, five minutes over. The Friday case took all of its time and a little more; nobody minded. Phúc spoke for the first time, in the round of questions, and asked the best one.',
        open: 'Nobody has said how the plan reaches the ward at night. It came up twice and we let it pass.',
        attempt:
          'Put *questions only* on the screen in large letters. We slid into advice after four minutes, as always.',
      },
      {
        happened:
          'One case instead of two, and it was enough. Showing the traces before the story made everybody think aloud.',
        open: 'The page for nights, see the action. And somebody should ask Wilhelmina for the traces in writing.',
        attempt: 'Guess first, hear the case after. Do it again with photos.',
      },
      {
        happened:
          'Small group, good talk. The exercise with our own boots was worth more than the case.',
        attempt: 'Begin with the person who is quiet in the chat; three people never unmuted.',
      },
    ],
    leavings: [
      {
        happened: 'Two cases, both to the end, and on time. The room was cold.',
        attempt: 'Name whoever keeps the time at the start, so that it is not you.',
      },
      {
        happened:
          'The first case was long; I cut the second to questions, and whoever brought it was glad of them.',
        open: 'The second case wants to come again.',
      },
      {
        happened:
          'Nobody had brought a case, so we told what had become of three old ones. Two had closed.',
        attempt: 'Ask a week before, by name. A general “who has a case?” gets silence.',
      },
      {
        happened:
          'Good turn-out, bad sound. Those in the room forgot those on the line for ten minutes.',
        open: 'The microphone in 2.14 is still the old one.',
        attempt: 'Call on the line first, on the room second.',
      },
    ],
  },
};

/** More would like to come than the workshop has places. */
export const castWindow: WorldSeries = {
  community: 'slow-healing-wounds',
  by: 'ravi',
  kind: 'WORKSHOP',
  title: 'Cutting a window into a cast, hands on',
  text: 'Bring an old shoe and scissors that you do not love. We cut the toe box, **never the side struts**, on four models, and then on each other’s shoes.',
  weekday: 2,
  inDays: 12,
  behind: 0,
  hour: '13:00',
  timeZone: 'Europe/Amsterdam',
  minutes: 120,
  mode: 'IN_PERSON',
  place: 'Plaster room, Diabetic foot clinic, Utrecht',
  seats: 4,
  at: [9, '08:40'],
  comes: {},
  sessions: [
    {
      which: 0,
      answers: {
        wilhelmina: 'GOING',
        ines: 'GOING',
        henrik: 'GOING',
        yusuf: 'GOING',
        phuc: 'GOING',
        lucia: 'GOING',
        amara: 'MAYBE',
      },
    },
  ],
};
