import type { WorldCommunity } from './types';

export const theFirstHour: WorldCommunity = {
  name: 'The First Hour',
  slug: 'the-first-hour',
  visibility: 'OPEN',
  domains: ['incident-response'],
  since: [280, '10:00'],
  steward: 'hana',
  facilitators: ['tomasz', 'sefa'],
  members: ['ines', 'wilhelmina', 'yusuf', 'lucia', 'marta', 'henrik'],
  charter: {
    purpose:
      'So that in the first hour of an outage everybody who needs to know, knows, and everybody who mends can mend.',
    goals: [
      {
        text: 'A first word to the wards within ten minutes.',
        serves: 'Safe care when systems fail',
      },
      { text: 'Lead and speaker are never the same person.' },
      { text: 'Every drill changes one line of the card.' },
    ],
    forWhom:
      'Service desk, engineers, ward coordinators, anybody who has stood in a corridor waiting for word.',
    cadence:
      'Cards on the table: the third Thursday of the month, 17:30 in Leeds. A drill each quarter.',
  },
  rules: `1. We talk about what happened, not about who.
2. The person who was closest speaks first.
3. What is said about an open incident stays here until it is closed.
4. Short is kind.`,
  welcome: {
    title: 'Welcome to The First Hour',
    text: `Something is broken, somebody is waiting, and you are the one who knows. This is where we get better at that.

Tell us about **an hour you remember**. What did you wish somebody had said?`,
  },
  threads: [
    {
      kind: 'QUESTION',
      title: 'Who tells the wards, and how often, while an incident is still open?',
      tags: ['updates', 'roles'],
      posts: [
        {
          by: 'hana',
          at: [14, '08:15'],
          text: `On Monday evening the medication charts were read-only for fifty minutes. We had seven people in the incident channel, and every one of them was doing something useful. What nobody did was tell the wards. Ward 6 heard it from the switchboard, and the night coordinator rang me three times for an answer I did not have.

We name an incident lead within five minutes, and that part works. But the lead both steers and writes the updates, and the updates lose every time. I have seen other places name a second person whose only job is to speak outward. How do you do that with three people on call at night? And how often is often enough when there is nothing new to say?`,
          reactions: {
            SAME_HERE: ['sefa', 'tomasz', 'ines', 'yusuf', 'lucia', 'henrik'],
            GLAD: ['wilhelmina', 'marta'],
          },
        },
        {
          by: 'tomasz',
          at: [13, '22:40'],
          accepted: true,
          text: `Name the speaker before you name the cause. At night ours comes from the service desk, never from the people with their hands in the system: it does not need anyone who understands the fault, only someone who can ask *what will they notice, and what should they do?* every twenty minutes.

The clock matters more than the content. We let the channel itself do the nagging:

\`\`\`yaml
# lead and speaker are never the same person
roles:
  lead:    { from: oncall-primary, within: 5m }
  speaker: { from: service-desk, within: 10m }

updates:
  every: 20m
  nothing_new: "Nothing new since {{last}}. Next word at {{next}}."
\`\`\`

That last line is the one people thank us for. "Nothing new, next word at 14:40" lets a ward sister put the phone down.`,
          reactions: {
            HELPED_ME: ['hana', 'sefa', 'ines', 'yusuf', 'lucia'],
            WILL_TRY: ['henrik', 'marta', 'wilhelmina'],
          },
        },
        {
          by: 'yusuf',
          at: [12, '09:20'],
          text: 'We asked the porters’ desk to speak for us, since at weekends there is nobody else. Calls to the on-call phone went from eleven to two.',
          reactions: { GLAD: ['tomasz', 'hana'], HELPED_ME: ['sefa'] },
        },
        {
          by: 'lucia',
          at: [10, '13:00'],
          text: 'Could the card say what *not* to write? New starters write everything they know, and it frightens people.',
        },
        {
          by: 'tomasz',
          at: [10, '14:12'],
          answers: 4,
          text: `Three things we never write: a cause we are not sure of, a time we cannot keep, and the word "should".`,
          reactions: { HELPED_ME: ['lucia', 'hana', 'ines'], WILL_TRY: ['yusuf'] },
        },
        {
          by: 'hana',
          at: [7, '10:30'],
          text: 'Accepted after trying it for a week: a fifty-minute outage on Sunday, four updates, not one angry call. The script did half of the work.',
          reactions: { GLAD: ['tomasz', 'sefa', 'yusuf', 'marta'] },
        },
        {
          by: 'wilhelmina',
          at: [2, '18:05'],
          text: 'A view from the far end of the message. In theatre nobody can read a channel, and the one screen we have shows the list. What reaches us is a person at the door. So I would ask the speaker for one more thing: name a *runner* for places that cannot look.',
          reactions: { HELPED_ME: ['hana', 'lucia'] },
        },
        {
          by: 'ines',
          at: [2, '18:40'],
          text: 'From outside the building, in the community: we are never on any list. Could the speaker’s template carry a line for teams who are out in cars? A text message would do: “charts down, carry paper, next word 10:20”.',
          reactions: { SAME_HERE: ['henrik', 'yusuf', 'lucia'] },
        },
        {
          by: 'sefa',
          at: [0, '07:52'],
          answers: 7,
          text: `> never from the people with their hands in the system

Agree, with one exception. When it is the network, the desk has lost its phones as well, and the only people who can still talk to each other are the ones in the comms room. We now keep a printed card there with the six ward numbers that run on copper. It is ugly and it has worked twice.`,
          reactions: { HELPED_ME: ['tomasz'] },
        },
        {
          by: 'lucia',
          at: [0, '08:30'],
          text: 'May I take the runner into next month’s drill for new starters? They are the ones who get sent to doors anyway, and nobody has ever told them what to say when it opens.',
          reactions: { GLAD: ['wilhelmina', 'hana'] },
        },
        {
          by: 'hana',
          at: [0, '09:12'],
          answers: 8,
          text: 'Yes. I will add the cars tonight and bring the card to Thursday’s session, so that we can argue about the wording in person. @sefa, could you send me the six numbers?',
          reactions: { GLAD: ['ines', 'lucia'] },
        },
      ],
    },
    {
      kind: 'STORY',
      title: 'The night the phones went with the network',
      tags: ['network', 'phones'],
      posts: [
        {
          by: 'sefa',
          at: [74, '11:00'],
          text: `At 02:10 the core switch went. So did the phones, because the phones *are* the network now, and I had not thought about that sentence before.

I walked. Eleven wards, forty minutes, out of breath, saying the same thing at each door. On the ninth I noticed that I had forgotten to say when I would be back.

What I kept from it: a card with the numbers that still work, and "I am back at ten to" before I turn round.`,
          reactions: {
            SAME_HERE: ['hana'],
            HELPED_ME: ['tomasz', 'ines'],
            GLAD: ['lucia', 'marta', 'wilhelmina'],
          },
        },
        {
          by: 'tomasz',
          at: [73, '09:30'],
          text: 'We have since put two of the eleven on a separate exchange. Not all: money. But you would only have to walk to nine.',
          reactions: { GLAD: ['sefa'] },
        },
      ],
    },
    {
      kind: 'DISCUSSION',
      title: 'First ten minutes, on one page',
      tags: ['card', 'drill'],
      posts: [
        {
          by: 'hana',
          at: [50, '16:00'],
          text: `Draft of the card, after four drills. Please break it.

- [x] Somebody says "I lead" in the channel.
- [x] Somebody else says "I speak".
- [ ] First word to the wards, even if it is "we see it too".
- [ ] A time for the second word, and an alarm set for it.
- [ ] Who cannot read this? Send a runner.

Six lines would be too many.`,
          reactions: { WILL_TRY: ['tomasz', 'sefa', 'henrik'], GLAD: ['marta'] },
        },
        {
          by: 'henrik',
          at: [49, '10:00'],
          text: 'For patient flow the second line is the news: that it is *not* my job to ask the engineers. I have been doing that for years.',
          reactions: { GLAD: ['hana', 'tomasz'] },
        },
        {
          by: 'sefa',
          at: [49, '12:15'],
          text: 'Print it on yellow. White paper disappears in a comms room.',
          reactions: { GLAD: ['hana', 'henrik', 'lucia'] },
        },
      ],
    },
    {
      kind: 'QUESTION',
      title: 'How do you practise an outage without frightening the wards?',
      tags: ['drill'],
      posts: [
        {
          by: 'lucia',
          at: [5, '09:45'],
          text: 'I would like the new starters to live through one before it is real. Every drill we announced was theatre, and the one we did not announce ended with a complaint. Where is the middle?',
          reactions: { SAME_HERE: ['hana'] },
        },
        {
          by: 'hana',
          at: [4, '15:20'],
          text: 'We announce the week, not the hour, and the ward sister holds a red card that ends it at once. She has used it once. Nobody complained since.',
          reactions: { HELPED_ME: ['lucia'], WILL_TRY: ['sefa'] },
        },
      ],
    },
    {
      kind: 'QUESTION',
      title: 'Which alerts have you switched off, and did anybody notice?',
      tags: ['alerting', 'on-call'],
      posts: [
        {
          by: 'tomasz',
          at: [8, '20:10'],
          text: 'We had 214 rules and I was woken by nine of them last month, of which two mattered. I want to switch off a hundred. Has anybody done it, and how did you choose?',
          reactions: { SAME_HERE: ['sefa', 'hana'] },
        },
      ],
    },
  ],
};
