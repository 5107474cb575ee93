import type { CastName } from '../cast';
import type { When } from './types';

/** What was given: something that is kept, a post of a thread, or a held session of a series (-1 is the last). */
export type WorldContribution =
  | { keeps: string }
  | { thread: string; post: number }
  | { series: string; which: number };

/** What somebody says of having put something to use, and what came of that. */
export interface WorldUse {
  community: string;
  of: WorldContribution;
  by: CastName;
  at: When;
  how: 'WORKED' | 'ADAPTED' | 'DID_NOT_WORK';
  words: string;
  place?: string;
  changed?: string;
  answers?: Array<{ by: CastName; at: When; words: string }>;
  /** Of their own, made out of it. */
  sharedAs?: { what: WorldContribution; at: When };
}

export interface WorldThanks {
  community: string;
  by: CastName;
  at: When;
  to: CastName[];
  team?: string;
  words: string;
  about?: WorldContribution;
}

export interface WorldFeedback {
  community: string;
  by: CastName;
  at: When;
  to: CastName;
  keep?: string;
  try?: string;
  offer?: string;
}
