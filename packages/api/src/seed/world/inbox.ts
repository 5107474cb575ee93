import type { CastName } from '../cast';
import type { When } from './types';

/** When everybody was done with all that they had been told: what came after the last of these is still in their inboxes. */
export const clearedAt: When[] = [
  [300, '21:00'],
  [150, '21:00'],
  [60, '21:00'],
  [21, '21:00'],
  [8, '21:00'],
];

/** Who has put away since what they have read. */
export const tidied: Partial<Record<CastName, When>> = {
  amara: [2, '20:30'],
  hana: [2, '20:10'],
};

interface PutOff {
  by: CastName;
  at: When;
  thread: string;
  until: When;
}

/** What somebody wants to see again another day. */
export const putOff: PutOff[] = [
  {
    by: 'ines',
    at: [2, '19:00'],
    thread: 'Ground rules, second version: what changes',
    until: [-3, '09:00'],
  },
];

interface Seen {
  by: CastName;
  at: When;
  thread: string;
}

/** What somebody has looked at there, and not put away yet. */
export const seen: Seen[] = [
  {
    by: 'ines',
    at: [2, '19:02'],
    thread:
      'Has anyone agreed on one photo protocol (angle, distance, light, ruler, consent wording, where the file is kept and who may delete it) that works the same at home and in theatre?',
  },
];
