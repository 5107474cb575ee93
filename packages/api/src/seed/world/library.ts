import type { WorldCollection, WorldResource } from './library.types';

const BOOT = `Ask three questions, in this order, and write down the answers in the person's own words.

1. When did you last *not* wear it?
2. What would you miss most, if you wore it all day?
3. What would have to be different?`;

const BOOKMARK = `| Step | What | Why |
| --- | --- | --- |
| 1 | Consent read aloud, ticked, initials | it is her picture |
| 2 | Ruler beside, not on, the wound | edges stay visible |
| 3 | Arm's length, flat, daylight or ceiling light, **no flash** | flash turns slough white |
| 4 | One from far, one from near | so that we know which leg |
| 5 | Upload on the spot, delete from the phone | the phone is not the record |`;

const WOUNDS: WorldResource[] = [
  {
    title: 'Three questions before the boot comes off',
    community: 'slow-healing-wounds',
    ...{ by: 'ines', at: [34, '18:20'], form: 'PAGE', type: 'PRACTICE' },
    summary: 'For people who say that they wear it. It takes ten minutes, and no leaflet.',
    text: `${BOOT}

The second one is the one.`,
    tags: ['boot', 'home', 'conversation'],
    domains: ['diabetic-foot'],
    from: { thread: 'When people take the boot off at home', post: 1 },
    revisions: [
      {
        ...{ by: 'ines', at: [18, '19:05'], note: 'What came of it in Utrecht' },
        text: `${BOOT}

The second one is the one. Two men answered *driving*. For both the boot could be cut for the pedal: only the toe box, never the side struts.

**Do not** ask "are you wearing it?". Everybody says yes.`,
      },
    ],
    suggestions: [
      {
        ...{ by: 'phuc', at: [2, '05:30'], note: 'At night the answer is another one' },
        text: `${BOOT}

The second one is the one. Two men answered *driving*. For both the boot could be cut for the pedal: only the toe box, never the side struts.

Ask the first question once more about the night: most boots come off when somebody gets up in the dark.

**Do not** ask "are you wearing it?". Everybody says yes.`,
      },
    ],
    comments: [
      {
        ...{ by: 'wilhelmina', at: [17, '18:40'] },
        text: 'It works in a consulting room as well, if one sits down first.',
      },
      {
        ...{ by: 'henrik', at: [16, '09:15'] },
        text: 'I ask them on the ward now, the day before somebody goes home. The third one tells me what to order.',
      },
    ],
    published: { by: 'amara', at: [15, '08:30'] },
  },
  {
    title: 'Two questions on a card',
    community: 'slow-healing-wounds',
    ...{ by: 'lucia', at: [19, '12:30'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'For visits of eight minutes. She keeps the card, and her answers with it.',
    text: `*For the coat pocket; printed on both sides.*

1. What would you miss most, if you wore it all day?
2. What would have to be different?

The answers stand on the back, in her own hand if she likes. Out of Inês’s three questions, which need ten minutes and a chair.`,
    tags: ['boot', 'card', 'conversation'],
    domains: ['diabetic-foot'],
  },
  {
    title: 'The photo bookmark',
    community: 'slow-healing-wounds',
    ...{ by: 'amara', at: [9, '08:10'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'One photo protocol for home, clinic and theatre, on a strip of card.',
    text: BOOKMARK,
    tags: ['photos', 'consent'],
    domains: ['wound-care'],
    licence: 'Print it, change it, say where it is from',
    source: 'Wound care, Leeds',
    from: {
      thread:
        'Has anyone agreed on one photo protocol (angle, distance, light, ruler, consent wording, where the file is kept and who may delete it) that works the same at home and in theatre?',
      post: 2,
    },
    suggestions: [
      {
        ...{ by: 'lucia', at: [3, '12:15'], note: 'The fridge, for dark hallways' },
        text: `${BOOKMARK}

In a dark hallway, open the fridge: its light is white and even.`,
        accepted: {
          ...{ by: 'amara', at: [2, '16:50'] },
          answer: 'It goes to print with your line. Thank you.',
        },
      },
    ],
    reviewed: { by: 'amara', at: [2, '17:00'], inDays: 180 },
  },
  {
    title: 'Put your hand under, not only on',
    community: 'slow-healing-wounds',
    ...{ by: 'amara', at: [0, '07:40'], form: 'PAGE', type: 'PRACTICE', steward: 'phuc' },
    summary: 'Feeling for warmth and sweat when somebody is turned. It takes four seconds.',
    text: `Whenever you turn somebody:

1. Put your flat hand **under** the sacrum, between skin and sheet.
2. Warm or damp? Change the cover before you change the position.
3. Say it at handover: *warm at two, dry at four*.

A plastic cover hides sweat. A sheet that looks dry is no answer.`,
    tags: ['moisture', 'night'],
    domains: ['pressure-ulcers'],
    source: 'Ward 6, nights',
    from: { thread: 'What one night shift taught me about moisture', post: 1 },
  },
  {
    title: 'Compression in the grey: a waveform before a number',
    community: 'slow-healing-wounds',
    ...{ by: 'wilhelmina', at: [7, '18:30'], form: 'PAGE', type: 'PRACTICE' },
    summary: 'What to do when the ankle pressure is not quite normal.',
    text: `A calcified vessel gives you a fine number and a bad foot.

| What you hear | What you do |
| --- | --- |
| Triphasic, warm, pulses | reduced compression; a **named person** looks after 24 hours |
| Monophasic | to us first |
| Cannot feel the foot | to us first, whatever you hear |`,
    tags: ['compression', 'ankle-pressure'],
    domains: ['wound-care'],
    from: { thread: 'Compression when the ankle pressure is “not quite normal”', post: 2 },
  },
  {
    title: 'Listening to a foot: twelve waveforms with their sound',
    community: 'slow-healing-wounds',
    ...{ by: 'wilhelmina', at: [6, '19:20'], form: 'LINK', type: 'ARTICLE' },
    summary: 'Before one writes down a number. Headphones on.',
    url: 'https://vascular.guildhall.example/waveforms',
    tags: ['ankle-pressure'],
    source: 'Vascular surgery, Utrecht',
  },
  {
    title: 'The five dressings that we order, and what for',
    community: 'slow-healing-wounds',
    ...{ by: 'yusuf', at: [29, '10:00'], form: 'FILE', type: 'TOOL' },
    summary: 'The list as it is in the ordering system, with the rule for each.',
    text: 'If you need one of the six others, tell me why. That is how the list changes.',
    file: {
      name: 'Five dressings.csv',
      lines: [
        'Dressing,For,Until',
        'Plain foam,Most of them,it leaks',
        'Hydrogel,Dry slough,it is gone',
        'Silver foam,Signs of infection,14 days and then a second pair of eyes',
        'Alginate,Much exudate,it no longer soaks',
        'Film,Keeping something in place,it lifts',
      ],
    },
    tags: ['dressings'],
    from: { thread: 'Honey, silver, nothing: what do you still use, and why?', post: 5 },
    reviewed: { by: 'yusuf', at: [28, '09:00'], inDays: -2 },
  },
];

const FIRST_HOUR: WorldResource[] = [
  {
    title: 'The first ten minutes: card, first edition',
    community: 'the-first-hour',
    ...{ by: 'hana', at: [160, '10:00'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'Six lines for whoever picks up the phone.',
    text: `1. Note the time.
2. Who else sees it?
3. Who mends it?
4. Who speaks to the wards?
5. What still works?
6. When is the next word?`,
    tags: ['card'],
    supersededBy: {
      ...{ title: 'First ten minutes, on one page', by: 'hana', at: [12, '17:30'] },
    },
  },
  {
    title: 'First ten minutes, on one page',
    community: 'the-first-hour',
    ...{ by: 'hana', at: [14, '11:00'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'The card: who speaks comes before who mends.',
    text: `1. Note the time.
2. Who else sees it?
3. **Who speaks** to the wards, from now on?
4. Who mends it?
5. What still works?
6. When is the next word, even if there is nothing to say?`,
    tags: ['card', 'drill'],
    domains: ['incident-response'],
    from: { thread: 'First ten minutes, on one page', post: 1 },
    published: { by: 'hana', at: [11, '09:00'] },
  },
  {
    title: 'Cards on the table: how line 3 changed',
    community: 'the-first-hour',
    ...{ by: 'hana', at: [1, '09:30'], form: 'LINK', type: 'RECORDING' },
    summary: 'Sefa tells the night the phones went. The wording of line 3 begins at minute 31.',
    url: 'https://video.guildhall.example/cards-on-the-table-line-3',
    tags: ['card', 'phones'],
    from: { series: 'Cards on the table', which: -1 },
  },
  {
    title: 'What the wards hear at minute ten',
    community: 'the-first-hour',
    ...{ by: 'tomasz', at: [8, '15:00'], form: 'PAGE', type: 'PRACTICE' },
    summary: 'A message for when there is nothing to say yet.',
    text: `> **10:10.** Charts are read-only since 10:00. We do not know why yet. Write on paper; what you write will be entered for you. Next word at 10:30, also if nothing is new. Hana speaks.

One time, one thing that still works, one name, and when the next word comes. No cause before it is known.`,
    tags: ['updates', 'roles'],
    domains: ['incident-response'],
    from: {
      thread: 'Who tells the wards, and how often, while an incident is still open?',
      post: 2,
    },
  },
];

const OTHERS: WorldResource[] = [
  {
    title: 'Four sentences for a Friday',
    community: 'going-home',
    ...{ by: 'henrik', at: [5, '08:30'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'What a family takes home on paper, in large letters.',
    text: `1. **What changed** while you were here.
2. **What to take**, and until when.
3. **What would worry us.**
4. **Who answers tomorrow**, with a number.`,
    tags: ['fridays', 'family'],
    domains: ['care-transitions'],
    from: { thread: 'What we tell the family on a Friday afternoon', post: 1 },
    revisions: [
      {
        ...{ by: 'henrik', at: [4, '13:10'], note: 'Sunday’s dressing, and what they may ignore' },
        text: `1. **What changed** while you were here.
2. **What to take**, and until when.
3. **What would worry us**, and what you may ignore.
4. **Who answers tomorrow**, with a number, and who changes the dressing on Sunday.`,
      },
    ],
  },
  {
    title: 'One list of tablets, one owner',
    community: 'going-home',
    ...{ by: 'yusuf', at: [17, '16:00'], form: 'PAGE', type: 'PRACTICE' },
    summary: 'From the word “home” on, the list is the pharmacist’s.',
    text: `- From the moment somebody says *home* on the round, the list of tablets belongs to the pharmacist.
- The ward may write on it. The pharmacist prints it, once, with the time.
- What is not on that print is not taken home.

It costs the pharmacy twenty minutes a day and saves the ward an hour.`,
    tags: ['medication'],
    domains: ['care-transitions'],
    from: { thread: 'Who owns the list of tablets between the ward and the pharmacy?', post: 2 },
  },
  {
    title: 'Five minutes at the bedside',
    community: 'teaching-at-the-bedside',
    ...{ by: 'lucia', at: [20, '12:30'], form: 'PAGE', type: 'TEMPLATE' },
    summary: 'A plan for one round, on the back of a card.',
    text: `| Minute | What |
| --- | --- |
| 1 | One question, to somebody by name |
| 2–3 | One thing to touch: an insole, a sheet, a list |
| 4 | What did you notice? |
| 5 | One sentence to take away, said by somebody else |`,
    tags: ['five-minutes'],
    domains: ['clinical-education'],
    from: { thread: 'Five minutes: what fits, and what does not', post: 1 },
  },
];

export const resources: WorldResource[] = [...WOUNDS, ...FIRST_HOUR, ...OTHERS];

export const collections: WorldCollection[] = [
  {
    title: 'Your first wound that does not close',
    community: 'slow-healing-wounds',
    ...{ by: 'amara', at: [1, '17:20'], startHere: true },
    summary: 'Twenty minutes, before the second visit.',
    items: [
      { text: 'First the conversation. Nothing on a foot works that is taken off at the door.' },
      { keeps: 'Three questions before the boot comes off' },
      { text: 'Then the eyes, and the ears.' },
      { keeps: 'The photo bookmark' },
      {
        keeps: 'Compression in the grey: a waveform before a number',
        text: 'When in doubt, send her to us first.',
      },
    ],
  },
  {
    title: 'For nights',
    community: 'slow-healing-wounds',
    ...{ by: 'ines', at: [0, '08:30'] },
    summary: 'What needs no light and nobody else.',
    items: [
      { keeps: 'Put your hand under, not only on', text: 'Written at the end of a night.' },
      { keeps: 'Three questions before the boot comes off' },
    ],
  },
  {
    title: 'Before your first drill',
    community: 'the-first-hour',
    ...{ by: 'hana', at: [1, '10:00'], startHere: true },
    summary: 'The card, and how it came to say what it says.',
    items: [
      { text: 'Read the card aloud, once. It takes a minute.' },
      { keeps: 'First ten minutes, on one page' },
      { keeps: 'What the wards hear at minute ten' },
      { keeps: 'Cards on the table: how line 3 changed', text: 'From minute 31.' },
    ],
  },
];
