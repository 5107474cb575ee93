import type { CastName } from '../cast';

/** When something happened: so many days ago, at a time of day in UTC. Day 0 is the half day that has just passed. */
export type When = readonly [daysAgo: number, time: string];

/** A line that somebody drew by hand, as a picture under their words. */
export interface WorldPicture {
  name: string;
  alt: string;
  values: number[];
}

/** A ranked poll: who wants what in which order, by the places of the options. */
export interface WorldPoll {
  question: string;
  options: string[];
  votes: Partial<Record<CastName, readonly number[]>>;
}

export interface WorldPost {
  by: CastName;
  at: When;
  text: string;
  picture?: WorldPicture;
  /** The number of the post that it answers. */
  answers?: number;
  accepted?: true;
  removed?: { by: CastName; reason: string };
  poll?: WorldPoll;
  reactions?: Partial<Record<'HELPED_ME' | 'SAME_HERE' | 'WILL_TRY' | 'GLAD', CastName[]>>;
}

export interface WorldThread {
  kind: 'DISCUSSION' | 'QUESTION' | 'STORY' | 'INTRODUCTION' | 'ANNOUNCEMENT';
  title: string;
  tags?: string[];
  posts: [WorldPost, ...WorldPost[]];
}

export interface WorldCommunity {
  name: string;
  slug: string;
  visibility: 'OPEN' | 'CLOSED' | 'PRIVATE';
  domains: string[];
  since: When;
  steward: CastName;
  facilitators: CastName[];
  members: CastName[];
  /** People who have asked to join and wait, with their words. */
  requests?: Array<{ by: CastName; at: When; message: string }>;
  /** People who are asked to join and have not answered. */
  invited?: CastName[];
  charter: {
    purpose: string;
    goals: Array<{ text: string; serves?: string }>;
    forWhom: string;
    cadence: string;
  };
  amendment?: { by: CastName; at: When; note: string; cadence: string };
  rules: string;
  /** A second version, still within its fourteen days. */
  newRules?: { by: CastName; at: When; text: string; acceptedBy: CastName[] };
  welcome: { title: string; text: string };
  threads: WorldThread[];
  archived?: When;
}
