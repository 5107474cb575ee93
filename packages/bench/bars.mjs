/**
 * What `speed.md` asks for. `above`: a figure is good from the goal on; `below`: up to it. Without an alarm a row
 * is there to be read.
 */
export const bars = [
  { key: 'thread', what: 'thread page, c = 10, requests/s', good: 'above', goal: 0.65, alarm: 0.4 },
  { key: 'list', what: 'thread list, c = 10, requests/s', good: 'above', goal: 0.6, alarm: 0.4 },
  { key: 'crowd', what: 'thread page, c = 50, p95', good: 'below', goal: 2, alarm: 4 },
  {
    key: 'windowLast',
    what: 'long thread, last window ÷ first',
    good: 'below',
    goal: 1.2,
    alarm: 1.5,
  },
  {
    key: 'windowMiddle',
    what: 'long thread, middle window ÷ first',
    good: 'below',
    goal: 1.2,
    alarm: 1.5,
  },
  {
    key: 'growth',
    what: 'thread page, this world ÷ the smallest',
    good: 'below',
    goal: 1.2,
    alarm: 1.5,
  },
  {
    key: 'random',
    what: 'opening at a random post, requests/s',
    good: 'above',
    goal: 0.65,
    alarm: 0.4,
  },
  {
    key: 'home',
    what: 'home of a person in 50 communities, requests/s',
    good: 'above',
    goal: 0.6,
    alarm: 0.4,
  },
  { key: 'common', what: 'search for a common word, p95', good: 'below', goal: 1.5, alarm: 3 },
  { key: 'rare', what: 'search for a rare word, p95', good: 'below', goal: 1.5, alarm: 3 },
  {
    key: 'watched',
    what: 'posting, 1,000 watchers ÷ one',
    good: 'above',
    goal: 0.9,
    alarm: 0.6,
  },
  { key: 'posting', what: 'posting, c = 10, requests/s', good: 'above', goal: 0.4, alarm: 0.2 },
  { key: 'live', what: 'post → last subscriber, time', good: 'below', goal: 1.5, alarm: 2.5 },
  { key: 'subscriber', what: 'memory per subscriber, KB', good: 'below', goal: 20, alarm: 50 },
  { key: 'memory', what: 'memory under load, MB', good: 'below', goal: 180, alarm: 300 },
  { key: 'ready', what: 'ready on an existing database, s', good: 'below', goal: 2, alarm: 5 },
];

const reaches = (figure, bound, good) => (good === 'above' ? figure >= bound : figure <= bound);

/** @returns 'goal' when it is reached, 'alarm' when the alarm is passed, 'between' otherwise */
export function verdict(figure, { goal, alarm, good }) {
  if (reaches(figure, goal, good)) return 'goal';
  return reaches(figure, alarm, good) ? 'between' : 'alarm';
}
