/** What the planner looks at: plain facts, with instants in milliseconds. */

export interface Span {
  from: number;
  until: number;
}

export interface PoolMember {
  personId: string;
  joinedAt: number;
  /** Turns that count as carried for the first twelve months, so that a newcomer begins at the average. */
  lent: number;
  /** Has shadowed a turn, or was there from the beginning. */
  ready: boolean;
  /** When they cannot. */
  away: Span[];
}

/** A turn that was carried, or is somebody's for certain. */
export interface CarriedTurn {
  startsAt: number;
  endsAt: number;
  personId: string | null;
  cos: string[];
}

/** A turn to come. */
export interface Slot extends CarriedTurn {
  /** What its lots are drawn with: the id of its event, or the first day of its period. */
  key: string;
  /** Offered or accepted: stays with its person as long as they can at all. */
  firm: boolean;
  /** Who passed it on; it is not theirs again. */
  passed: string[];
  /** Who has another turn of the community at the same time; who has taken one, or is offered one. */
  busy: string[];
  firmlyBusy: string[];
  shadows: string[];
  /** Who stepped back from shadowing it. */
  notShadowing: string[];
}

export interface Pool {
  members: PoolMember[];
  /** In order of time, all before the first slot. */
  past: CarriedTurn[];
  /** In order of time. */
  slots: Slot[];
  maxInARow: number;
  shadowing: boolean;
  seed: string;
}

export type ChosenReason = 'LEAST_CARRIED' | 'LONGEST_AGO' | 'BY_LOT' | 'ONLY_ONE' | 'NOBODY';

/** The figures of the sentence that says why. */
export interface ReasonFacts {
  /** What they had carried in the twelve months before, what was lent included. */
  carried?: number;
  /** How many were free, or for nobody's: how many are in the pool. */
  of: number;
  /** How many of them had carried as much. */
  level?: number;
  /** When their last turn began. */
  lastAt?: string;
  /** Others have a turn of their own sooner afterwards. */
  nextDecides?: boolean;
}

export interface Choice {
  key: string;
  personId: string | null;
  /** Null: it stays as it was, with its reason. */
  chosen: { reason: ChosenReason; facts: ReasonFacts } | null;
  shadows: string[];
}

/** Twelve months before: the same day of the year before. */
export function yearBefore(at: number): number {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.getTime();
}

export function yearAfter(at: number): number {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}

export const overlap = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

/** Turns that are counted for somebody who led one, or did it with another. */
export const LED = 1;
export const WITH_ANOTHER = 0.5;

/** What one turn counts for a person. */
export function weight(turn: CarriedTurn, personId: string): number {
  if (turn.personId === personId) return LED;
  return turn.cos.includes(personId) ? WITH_ANOTHER : 0;
}

/** What a person has carried in the twelve months before an instant, and has taken on for after it. */
export interface Carried {
  before: number;
  all: number;
}

export function carriedAround(turns: CarriedTurn[], personId: string, at: number): Carried {
  const from = yearBefore(at);
  const carried = { before: 0, all: 0 };
  for (const turn of turns) {
    if (turn.startsAt <= from) continue;
    const counts = weight(turn, personId);
    carried.all += counts;
    if (turn.startsAt < at) carried.before += counts;
  }
  return carried;
}

/** What a person has carried in the twelve months before an instant. */
export const carriedBefore = (turns: CarriedTurn[], personId: string, at: number): number =>
  carriedAround(turns, personId, at).before;

/** What still counts of the turns lent to a newcomer. */
export const lentAt = ({ joinedAt, lent }: PoolMember, at: number): number =>
  at < yearAfter(joinedAt) ? lent : 0;
