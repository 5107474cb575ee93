import type { CastName } from '../cast';
import type { When } from './types';

/** When somebody last read everything in their communities; what has come since waits for them. */
export const CAUGHT_UP: When = [2, '20:00'];
export const caughtUp: Partial<Record<CastName, When>> = {
  ines: [3, '10:00'],
  // So new that everything since she came still waits for her.
  phuc: [20, '08:00'],
};

interface Reads {
  by: CastName;
  at: When;
  community: string;
  thread: string;
  /** The last post that they saw, and how long they read. */
  number: number;
  minutes: number;
}

/** Who stopped in the middle of a thread. */
export const reads: Reads[] = [
  {
    by: 'ines',
    at: [5, '20:10'],
    community: 'the-first-hour',
    thread: 'Which alerts have you switched off, and did anybody notice?',
    number: 1,
    minutes: 6,
  },
  {
    by: 'hana',
    at: [1, '12:15'],
    community: 'the-first-hour',
    thread: 'Who tells the wards, and how often, while an incident is still open?',
    number: 8,
    minutes: 3,
  },
  {
    by: 'phuc',
    at: [2, '06:10'],
    community: 'slow-healing-wounds',
    thread: 'Which dressings survive a shower at home?',
    number: 1,
    minutes: 5,
  },
];

interface Follows {
  by: CastName;
  at: When;
  community: string;
  /** One thread there; without it, the community. */
  thread?: string;
  level: 'WATCHING' | 'TRACKING' | 'MUTED';
}

/** Who chose how closely they follow something. */
export const follows: Follows[] = [
  {
    by: 'ines',
    at: [6, '16:00'],
    community: 'going-home',
    thread: 'What we tell the family on a Friday afternoon',
    level: 'WATCHING',
  },
  {
    by: 'ines',
    at: [4, '19:30'],
    community: 'the-first-hour',
    thread: 'Who tells the wards, and how often, while an incident is still open?',
    level: 'WATCHING',
  },
  {
    by: 'ines',
    at: [9, '19:00'],
    community: 'slow-healing-wounds',
    thread:
      'Has anyone agreed on one photo protocol (angle, distance, light, ruler, consent wording, where the file is kept and who may delete it) that works the same at home and in theatre?',
    level: 'WATCHING',
  },
  { by: 'ines', at: [30, '19:00'], community: 'slow-healing-wounds', level: 'TRACKING' },
  {
    by: 'ines',
    at: [40, '19:00'],
    community: 'the-first-hour',
    thread: 'The night the phones went with the network',
    level: 'MUTED',
  },
  { by: 'amara', at: [60, '08:00'], community: 'slow-healing-wounds', level: 'WATCHING' },
  { by: 'yusuf', at: [60, '08:00'], community: 'bedside', level: 'MUTED' },
  {
    by: 'phuc',
    at: [5, '05:50'],
    community: 'slow-healing-wounds',
    thread: 'When people take the boot off at home',
    level: 'WATCHING',
  },
];
