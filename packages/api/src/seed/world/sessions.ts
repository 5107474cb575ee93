import { caseClinic, castWindow } from './clinic';
import type { WorldSearch, WorldSeries } from './sessions.types';

const cardsOnTheTable: WorldSeries = {
  community: 'the-first-hour',
  by: 'hana',
  kind: 'MEETING',
  title: 'Cards on the table',
  text: 'One hour of one incident, told by whoever was closest. At the end **one line of the card** changes, or we say why none does.',
  weekday: 4,
  every: { weekOfMonth: 3 },
  behind: 7,
  hour: '17:30',
  timeZone: 'Europe/London',
  minutes: 60,
  mode: 'HYBRID',
  place: 'Service desk, second floor, Leeds',
  link: 'https://meet.guildhall.example/cards',
  comes: {
    hana: 'IN_PERSON',
    tomasz: 'REMOTE',
    sefa: 'IN_PERSON',
    ines: 'REMOTE',
    henrik: 'REMOTE',
  },
  sessions: [
    {
      which: 0,
      guest: {
        by: 'hana',
        name: 'Ngozi Adeyemi',
        about:
          'Runs the control room of the ambulance service; has told bad news by radio for twenty years.',
      },
      points: [
        {
          by: 'tomasz',
          kind: 'POINT',
          title: 'The word to the wards at minute ten, when there is nothing to say yet',
          minutes: 20,
          thread: 'Who tells the wards, and how often, while an incident is still open?',
          votes: ['ines', 'hana', 'sefa'],
        },
        {
          by: 'ines',
          kind: 'POINT',
          title: 'What a community nurse hears, standing in a kitchen without a network',
          minutes: 10,
          votes: ['hana'],
        },
      ],
      answers: { lucia: 'GOING', yusuf: 'MAYBE', wilhelmina: 'NOT' },
    },
    {
      which: -1,
      points: [{ by: 'sefa', kind: 'POINT', title: 'The night the phones went', minutes: 30 }],
      came: ['hana', 'tomasz', 'sefa', 'henrik'],
      minutes: {
        by: 'hana',
        outcome: 'Line 3 of the card now says **who speaks**, before it says who mends.',
        text: `Sefa told it minute by minute, from the printed card with six numbers. At minute four two people believed that the other was speaking to the wards. Neither was.

We tried four wordings for line 3. The shortest won.`,
        recording: 'https://video.guildhall.example/cards-on-the-table-line-3',
      },
      actions: [
        {
          text: 'Print the card with the new line 3',
          owner: 'sefa',
          dueInDays: 5,
          doneAfterDays: 3,
        },
        { text: 'Ask two wards what they heard at minute ten', owner: 'tomasz', dueInDays: 25 },
      ],
      recap: 'hana',
    },
    { which: -2, came: ['hana', 'sefa', 'ines'] },
  ],
};

const fridays: WorldSeries = {
  community: 'going-home',
  by: 'henrik',
  kind: 'MEETING',
  title: 'The discharge of the month',
  text: 'One that went right and one that did not, side by side. Closed circle: what is said here stays here.',
  weekday: 3,
  every: { weekOfMonth: 1 },
  behind: 5,
  hour: '10:00',
  timeZone: 'Europe/Warsaw',
  minutes: 45,
  mode: 'REMOTE',
  link: 'https://meet.guildhall.example/going-home',
  comes: { henrik: 'REMOTE', ines: 'REMOTE', yusuf: 'REMOTE' },
  sessions: [{ which: -1, came: ['henrik', 'ines', 'yusuf', 'amara'] }],
};

/** A member may propose; it waits for those who look after the community. */
const nightCoffee: WorldSeries = {
  community: 'teaching-at-the-bedside',
  by: 'phuc',
  kind: 'COFFEE',
  title: 'Coffee at seven, for those who come off nights',
  text: 'You go home, the day begins: twenty minutes in between, about one thing that one of us learnt in the night.',
  weekday: 2,
  inDays: 8,
  behind: 0,
  hour: '07:15',
  timeZone: 'Europe/London',
  minutes: 20,
  mode: 'REMOTE',
  link: 'https://meet.guildhall.example/coffee-at-seven',
  at: [1, '06:55'],
  comes: {},
};

export const series: WorldSeries[] = [
  caseClinic,
  castWindow,
  cardsOnTheTable,
  fridays,
  nightCoffee,
];

export const searches: WorldSearch[] = [
  {
    community: 'going-home',
    by: 'henrik',
    at: [6, '09:10'],
    kind: 'MEETING',
    title: 'A word with the transport office',
    text: 'They can spare us forty-five minutes. I would like the pharmacist and the community nurse in the room when we ask about Friday afternoons.',
    minutes: 45,
    timeZone: 'Europe/Warsaw',
    slots: [
      [6, '08:00'],
      [6, '15:30'],
      [8, '12:00'],
      [9, '16:00'],
      [13, '10:00'],
    ],
    answers: { henrik: 'YYYNY', yusuf: 'NPYNY', amara: 'NYPYN', marta: 'PYYNY' },
  },
];
