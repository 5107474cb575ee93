import type { CastName } from '../cast';
import type { When } from './types';

/** Something that a community keeps, and what was done to it since. */
export interface WorldResource {
  /** By which it is found again: no two in one community are called the same. */
  title: string;
  community: string;
  by: CastName;
  at: When;
  form: 'LINK' | 'FILE' | 'PAGE';
  type: 'ARTICLE' | 'TOOL' | 'PRACTICE' | 'TEMPLATE' | 'RECORDING' | 'CASE';
  summary: string;
  text?: string;
  url?: string;
  /** Of a file: its name, and the lines in it. */
  file?: { name: string; lines: string[] };
  tags: string[];
  domains?: string[];
  licence?: string;
  source?: string;
  steward?: CastName;
  /** A post of a thread, or a held session of a series (-1 is the last). */
  from?: { thread: string; post: number } | { series: string; which: number };
  revisions?: Array<{ by: CastName; at: When; note: string; text: string }>;
  suggestions?: Array<{
    by: CastName;
    at: When;
    note: string;
    text: string;
    accepted?: { by: CastName; at: When; answer: string };
  }>;
  comments?: Array<{ by: CastName; at: When; text: string }>;
  /** Found still good then, until a day so many days from now; one that is past is due. */
  reviewed?: { by: CastName; at: When; inDays: number };
  supersededBy?: { title: string; by: CastName; at: When };
  published?: { by: CastName; at: When };
}

export interface WorldCollection {
  title: string;
  community: string;
  by: CastName;
  at: When;
  summary: string;
  startHere?: true;
  /** Words, or the title of something that is kept there with what is said of it. */
  items: Array<{ text: string } | { keeps: string; text?: string }>;
}
