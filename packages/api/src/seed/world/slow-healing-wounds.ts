import type { WorldCommunity } from './types';

export const slowHealingWounds: WorldCommunity = {
  name: 'Slow-healing wounds',
  slug: 'slow-healing-wounds',
  visibility: 'OPEN',
  domains: ['wound-care', 'diabetic-foot'],
  since: [410, '09:00'],
  steward: 'amara',
  facilitators: ['ravi', 'ines'],
  members: ['wilhelmina', 'yusuf', 'lucia', 'phuc', 'henrik', 'marta'],
  charter: {
    purpose:
      'So that no wound here grows older than twelve weeks without a plan that somebody outside the ward has looked at.',
    goals: [
      {
        text: 'Every wound past six weeks has been shown to this community once.',
        serves: 'Fewer avoidable amputations',
      },
      {
        text: 'One photo protocol for home, clinic and theatre.',
        serves: 'One record per patient',
      },
      { text: 'New colleagues present a case within their first half year.' },
    ],
    forWhom:
      'Nurses, podiatrists, surgeons, pharmacists and carers who see the same wound again and again.',
    cadence: 'A case clinic every second Thursday, 14:00 in Utrecht; threads in between.',
  },
  amendment: {
    by: 'amara',
    at: [120, '10:30'],
    note: 'Two clinics a month are as many as people can come to; the third was always half empty.',
    cadence: 'A case clinic every second Thursday, 14:00 in Utrecht; threads in between.',
  },
  rules: `**Patients first, and never by name.** No faces, no dates of birth, no room numbers. A photo needs written consent.

1. Say what you see before you say what you think.
2. Ask before you advise.
3. If you tried it and it failed, say so: that is the post people need most.
4. No product names without saying who paid for lunch.`,
  newRules: {
    by: 'amara',
    at: [4, '08:00'],
    text: `**Patients first, and never by name.** No faces, no dates of birth, no room numbers. A photo needs written consent, and the consent names this community.

1. Say what you see before you say what you think.
2. Ask before you advise.
3. If you tried it and it failed, say so: that is the post people need most.
4. No product names without saying who paid for lunch.
5. A photo is taken down when the patient changes their mind, within a day, no questions asked.`,
    acceptedBy: ['amara', 'ravi', 'ines', 'wilhelmina'],
  },
  welcome: {
    title: 'Welcome to Slow-healing wounds',
    text: `Good that you are here. This is a place for the wounds that do not close, and for the people who see them every Tuesday.

Start by telling us **one wound you cannot stop thinking about**: where, how long, what you have tried. No names, no faces. Somebody will answer, usually the same day.

If you would rather listen first, the threads marked *answered* are the ones people come back to.`,
  },
  threads: [
    {
      kind: 'QUESTION',
      title:
        'Heel ulcer closed for six weeks, then opened again at the same edge: what did we miss?',
      tags: ['heel', 'offloading'],
      posts: [
        {
          by: 'ines',
          at: [3, '08:15'],
          text: `Woman of seventy-one, type 2 for twenty years, heel ulcer at the lateral edge. It took us fourteen weeks to close it. Six weeks later it is open again, same edge, about eight millimetres.

What we did: removable boot, weekly debridement, foam, pressure down as far as she would let us. Her sugar is no worse than before. The boot is worn *most of the day*, she says.

What would you look at first?`,
          reactions: { SAME_HERE: ['phuc', 'henrik'], GLAD: ['amara'] },
        },
        {
          by: 'ravi',
          at: [3, '09:40'],
          text: `Look at the boot before you look at the heel. Turn it over: where is the sole worn? If the wear is on the inside, she is turning her foot out to get the edge off the ground, and the edge is exactly where it opens.

Then ask her to show you how she gets up at night. In my patients "most of the day" ends at eleven in the evening.`,
          reactions: { HELPED_ME: ['ines', 'phuc', 'amara'], WILL_TRY: ['lucia'] },
        },
        {
          by: 'wilhelmina',
          at: [3, '18:05'],
          text: 'Please do a toe pressure again. A heel that opens at an edge after weeks of closure has had a vessel behind it more than once here. Below 50 mmHg I would like to see her within the fortnight.',
          reactions: { HELPED_ME: ['ines'] },
        },
        {
          by: 'ines',
          at: [1, '19:32'],
          answers: 2,
          text: `The sole is worn on the inside, right through. And she gets up three times a night, barefoot, because the boot "wakes my husband".

We cut a soft night shoe out of an old offloading sandal. I will report.`,
          reactions: { GLAD: ['ravi', 'wilhelmina', 'amara'] },
        },
        {
          by: 'ravi',
          at: [0, '09:26'],
          answers: 4,
          text: 'The night shoe is a lovely idea. Would you photograph it (the shoe, not the foot) and show it at the clinic? I have four people at home who would wear that.',
          reactions: { SAME_HERE: ['yusuf'] },
        },
      ],
    },
    {
      kind: 'STORY',
      title: 'What one night shift taught me about moisture',
      tags: ['moisture', 'night'],
      posts: [
        {
          by: 'phuc',
          at: [1, '06:40'],
          text: `My third week of nights. A man I had turned every two hours, by the clock, and in the morning the skin over his sacrum was white and soft like paper left in the rain.

I had done everything right about *pressure*. Nobody had told me to feel the sheet. It was not wet, it was warm. He had been sweating quietly since midnight, on a plastic cover.

Since then I put my hand under, not only on. It takes four seconds.`,
          reactions: {
            SAME_HERE: ['amara', 'ines'],
            WILL_TRY: ['lucia', 'henrik'],
            GLAD: ['ravi', 'wilhelmina', 'marta'],
          },
        },
        {
          by: 'amara',
          at: [1, '08:12'],
          text: '"Put my hand under, not only on." I am going to use that sentence on Monday with the new starters, and I will say whose it is. Thank you for writing it down at the end of a night. @ines, would this fit on your page for the wards?',
          reactions: { GLAD: ['phuc'] },
        },
      ],
    },
    {
      kind: 'QUESTION',
      title:
        'Has anyone agreed on one photo protocol (angle, distance, light, ruler, consent wording, where the file is kept and who may delete it) that works the same at home and in theatre?',
      tags: ['photos', 'consent'],
      posts: [
        {
          by: 'lucia',
          at: [12, '14:20'],
          text: `We have three protocols in Porto alone, and the pictures cannot be compared. I would rather have one that is good enough than three that are perfect.

Has anybody got a version that a community nurse can follow in a dark hallway?`,
          reactions: { SAME_HERE: ['ines', 'amara', 'henrik', 'phuc'] },
        },
        {
          by: 'amara',
          at: [12, '16:02'],
          text: `Ours fits on a bookmark:

| Step | What | Why |
| --- | --- | --- |
| 1 | Consent read aloud, ticked, initials | it is her picture |
| 2 | Ruler beside, not on, the wound | edges stay visible |
| 3 | Arm's length, flat, daylight or ceiling light, **no flash** | flash turns slough white |
| 4 | One from far, one from near | so that we know which leg |
| 5 | Upload on the spot, delete from the phone | the phone is not the record |

We have used it for two years.`,
          accepted: true,
          reactions: {
            HELPED_ME: ['lucia', 'ines', 'phuc', 'henrik', 'wilhelmina'],
            WILL_TRY: ['ravi', 'yusuf', 'marta'],
          },
        },
        {
          by: 'ines',
          at: [11, '18:45'],
          answers: 2,
          text: 'In dark hallways I open the fridge. It is the best light in most flats, white and even, and everybody has one.',
          reactions: { GLAD: ['lucia', 'amara', 'ravi', 'phuc'], WILL_TRY: ['henrik'] },
        },
        {
          by: 'henrik',
          at: [10, '08:30'],
          text: 'Who may delete? With us only the records office can, which means nobody does. If the patient withdraws, it must be possible on the same day.',
          poll: {
            question: 'Who should be able to delete a picture?',
            options: ['Whoever took it', 'The records office', 'The nurse in charge', 'Nobody'],
            votes: {
              amara: [2, 0, 1],
              lucia: [0, 2],
              phuc: [2, 1, 0],
              ravi: [0, 2, 1],
              yusuf: [1, 2],
            },
          },
        },
        {
          by: 'amara',
          at: [10, '09:05'],
          answers: 4,
          text: 'That question became rule 5 of our new ground rules. Thank you.',
          reactions: { GLAD: ['henrik', 'lucia'] },
        },
        {
          by: 'lucia',
          at: [2, '17:20'],
          text: 'Accepted after two weeks on three wards. The bookmark is printed, the fridge light is in the footnote.',
        },
      ],
    },
    {
      kind: 'DISCUSSION',
      title: 'Compression when the ankle pressure is “not quite normal”',
      tags: ['compression', 'ankle-pressure'],
      posts: [
        {
          by: 'phuc',
          at: [9, '05:50'],
          text: 'The guideline has a line at 0.8. My patient has 0.78 on one leg and 0.83 on the other, and two nurses before me have done two different things. What do you do in the grey?',
        },
        {
          by: 'wilhelmina',
          at: [8, '19:00'],
          text: `In the grey I ask for a waveform, not a number. A calcified vessel gives you a fine number and a bad foot.

- Triphasic, warm, pulses: reduced compression, look after 24 hours.
- Monophasic: send her to us first.
- Anybody who cannot feel their foot: send her to us first.`,
          reactions: { HELPED_ME: ['phuc', 'amara', 'ines'] },
        },
        {
          by: 'amara',
          at: [8, '20:15'],
          text: 'And write down **who looks after 24 hours**. In half of our incidents nobody had been asked to.',
          reactions: { SAME_HERE: ['ines'], WILL_TRY: ['phuc'] },
        },
        {
          by: 'yusuf',
          at: [7, '11:30'],
          text: 'From the pharmacy: look at the list for diuretics that were started *because of* the swelling. They make the leg thinner and the kidney worse, and nobody stops them.',
          reactions: { HELPED_ME: ['wilhelmina', 'phuc'] },
        },
      ],
    },
    {
      kind: 'ANNOUNCEMENT',
      title: 'Ground rules, second version: what changes',
      posts: [
        {
          by: 'amara',
          at: [4, '08:20'],
          text: `Two things change: the consent for a photo names this community, and a photo comes down within a day when the patient changes their mind.

You will be asked to read and accept the new version before you next write. There are fourteen days; nothing stops in between.`,
        },
      ],
    },
    {
      kind: 'QUESTION',
      title: 'Which dressings survive a shower at home?',
      tags: ['dressings', 'home'],
      posts: [
        {
          by: 'henrik',
          at: [6, '15:10'],
          text: 'I send people home with dressings that the ward likes. On day two they shower, on day three the dressing is in the bin and the phone rings. What actually stays on?',
          reactions: { SAME_HERE: ['ines'] },
        },
      ],
    },
    {
      kind: 'STORY',
      title: 'When people take the boot off at home',
      tags: ['boot', 'home'],
      posts: [
        {
          by: 'ines',
          at: [38, '19:10'],
          text: `I used to ask "are you wearing the boot?" and everybody said yes. Now I ask three questions, in this order:

1. When did you last *not* wear it?
2. What would you miss most, if you wore it all day?
3. What would have to be different?

The second one is the one. A man told me: driving. He had refused the boot twice. We found a way for the pedal, and he has worn it since.`,
          reactions: {
            HELPED_ME: ['ravi', 'wilhelmina', 'amara'],
            WILL_TRY: ['phuc', 'henrik'],
            GLAD: ['lucia', 'marta'],
          },
        },
        {
          by: 'wilhelmina',
          at: [20, '19:32'],
          text: 'I gave your three questions to a man who had refused the boot twice. The second one did it: he would miss driving. We cut the boot for the pedal, and he has worn it for nineteen days. He keeps count himself:',
          picture: {
            name: 'hours in the boot.png',
            alt: 'A line drawn by hand, hours a day in the boot: two at first, fourteen after nineteen days',
            values: [2, 3, 2, 4, 6, 6, 8, 9, 9, 8, 11, 12, 12, 13, 12, 13, 14, 13, 14],
          },
          reactions: { GLAD: ['ines', 'ravi', 'amara'] },
        },
        {
          by: 'ravi',
          at: [19, '07:45'],
          text: 'For those who want to know how to cut it: only the toe box, never the side struts. I can show it at the clinic.',
          reactions: { WILL_TRY: ['ines'] },
        },
      ],
    },
    {
      kind: 'INTRODUCTION',
      title: 'Hello from Ward 6, on nights',
      posts: [
        {
          by: 'phuc',
          at: [60, '05:15'],
          text: 'I am Phúc, I joined Ward 6 in May and I work nights. I have more questions than answers, and I am awake when you are not. What should I read first?',
          reactions: { GLAD: ['amara', 'ines', 'lucia', 'ravi'] },
        },
        {
          by: 'amara',
          at: [60, '08:00'],
          text: 'Welcome! Read Inês on the boot and Wilhelmina on the waveform, then write about the first thing that surprises you. Things look different at four in the morning.',
        },
        {
          by: 'lucia',
          at: [59, '12:30'],
          text: 'And come and teach us: we have never had anybody from nights.',
        },
      ],
    },
    {
      kind: 'DISCUSSION',
      title: 'Honey, silver, nothing: what do you still use, and why?',
      tags: ['dressings'],
      posts: [
        {
          by: 'yusuf',
          at: [45, '09:00'],
          text: 'I am going through what we order. We pay for eleven antimicrobial dressings. Which three would you keep, and what would you do without the others?',
        },
        {
          by: 'ravi',
          at: [45, '10:20'],
          text: 'Silver for two weeks, then stop and look. I have not opened the honey since March.',
          reactions: { SAME_HERE: ['amara'] },
        },
        {
          by: 'amara',
          at: [44, '13:00'],
          text: 'Plain foam, a good gel, and silver for a fortnight under somebody’s eye. The rest is habit, mine included.',
          reactions: { HELPED_ME: ['yusuf'] },
        },
        {
          by: 'henrik',
          at: [44, '15:30'],
          text: 'Buy from my brother-in-law, he has a very good price on the honey.',
          removed: { by: 'amara', reason: 'off topic' },
        },
        {
          by: 'yusuf',
          at: [30, '09:10'],
          text: 'Outcome: we order five of the eleven from the first of the month. I will look at what is asked for in spite of it, and come back.',
          reactions: { GLAD: ['amara', 'ravi', 'ines', 'wilhelmina'] },
        },
      ],
    },
  ],
};
