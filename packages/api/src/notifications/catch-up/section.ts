import type { Context } from '../../kernel/context';
import type { CatchUpReason, CatchUpSection } from './catch-up.types';

/** What a section is asked for: everything about one person, as that person. */
export interface Asked {
  personId: string;
  /** Where they are an active member. */
  communityIds: string[];
  /** What is older does not come. */
  since: Date;
  /** Since when they sit over this one; what they passed since then does not come again in it. */
  sittingSince: Date;
  /** As long as there is time for; nothing needs more text than that. */
  seconds: number;
}

export interface CandidatePost {
  id: string;
  number: number;
  seconds: number;
}

/** Something that may be worth reading, with why. */
export interface Candidate {
  section: CatchUpSection;
  reason: CatchUpReason;
  threadId: string;
  /** In the order in which they are read. */
  posts: CandidatePost[];
  /** Posts of it beyond those. */
  further: number;
  /** What the person says that they can be asked about, where that is the reason. */
  word: string | null;
  /** A thread in which they answered, where that is the reason. */
  becauseThreadId: string | null;
}

/**
 * One part of a catch-up, in the order of the index `sections.ts`. A room that comes later brings its own and adds a
 * line there.
 */
export interface Section {
  readonly name: CatchUpSection;
  /** The part of all time that it takes at most, so that what follows has its turn. */
  readonly share: number;
  /** Items at most. */
  readonly most: number;
  /** Whether what does not fit is said to be left. */
  readonly counted: boolean;
  /** What it has to offer, the best first, in a bounded number of statements. */
  candidates(ctx: Context, asked: Asked): Promise<Candidate[]>;
}
