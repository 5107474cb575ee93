import type { CastName } from '../cast';
import type { When } from './types';

export type Comes = 'IN_PERSON' | 'REMOTE';

export interface WorldPoint {
  by: CastName;
  kind: 'POINT' | 'CASE';
  title: string;
  notes?: string;
  minutes?: number;
  /** The title of the thread that it is about. */
  thread?: string;
  votes?: CastName[];
}

/** What became of one session of a series. */
export interface WorldSession {
  /** 0 is the next one, -1 the one before it. */
  which: number;
  points?: WorldPoint[];
  guest?: { by: CastName; name: string; about: string };
  /** Who came, by their own word. */
  came?: CastName[];
  /** What one person wrote down, while the others added to it. */
  minutes?: { by: CastName; outcome: string; text: string; recording?: string };
  actions?: Array<{ text: string; owner: CastName; dueInDays: number; doneAfterDays?: number }>;
  recap?: CastName;
  /** Who answers otherwise than to the series. */
  answers?: Partial<Record<CastName, 'GOING' | 'MAYBE' | 'NOT'>>;
}

export interface WorldTurns {
  by: CastName;
  pool: CastName[];
  /** Who came into the pool later. */
  later?: Array<{ by: CastName; at: When }>;
  /** From so many days ago until so many days after the latest session. */
  away?: { by: CastName; from: number; until: number };
  /** Sessions whose turn was passed on by whoever was asked first. */
  passedOn?: number[];
  /** Who volunteered for which session, three before it. */
  volunteers?: Partial<Record<CastName, number>>;
  /** What the last ones left, the latest first; those before in turn what `leavings` has. */
  handovers: WorldHandover[];
  leavings: WorldHandover[];
}

export interface WorldHandover {
  happened: string;
  open?: string;
  attempt?: string;
}

export interface WorldSeries {
  community: string;
  by: CastName;
  kind: 'MEETING' | 'WORKSHOP' | 'WEBINAR' | 'CASE_CLINIC' | 'COFFEE';
  title: string;
  text: string;
  /** On which days: this weekday (1 is Monday), each so many weeks or in that week of the month; a single one otherwise. */
  weekday: number;
  every?: { weeks: number } | { weekOfMonth: number };
  /** Of a single one: at least so many days from now. */
  inDays?: number;
  /** How many lie behind. */
  behind: number;
  hour: string;
  timeZone: string;
  minutes: number;
  mode: 'IN_PERSON' | 'REMOTE' | 'HYBRID';
  place?: string;
  link?: string;
  seats?: number;
  rounds?: Array<{ name: string; minutes: number }>;
  /** Proposed or scheduled then; two weeks before the first when left out. */
  at?: When;
  /** Who comes to all of them. */
  comes: Partial<Record<CastName, Comes>>;
  sessions?: WorldSession[];
  turns?: WorldTurns;
}

/** A search for a time: who can when. */
export interface WorldSearch {
  community: string;
  by: CastName;
  at: When;
  kind: WorldSeries['kind'];
  title: string;
  text: string;
  minutes: number;
  timeZone: string;
  /** Days from now, and hours there. */
  slots: Array<readonly [inDays: number, hour: string]>;
  /** A letter for each slot: yes, perhaps (if need be), no. */
  answers: Partial<Record<CastName, string>>;
}
