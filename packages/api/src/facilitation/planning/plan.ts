import { createHash } from 'node:crypto';
import {
  type CarriedTurn,
  type Choice,
  type ChosenReason,
  carriedAround,
  lentAt,
  overlap,
  type Pool,
  type PoolMember,
  type ReasonFacts,
  type Slot,
} from './pool';

/**
 * Finds whose the turns to come are. What is planned stays, as long as its person is free for it; only what is nobody's
 * is given to whoever is free and has carried least. Pure: the same pool gives the same plan, today and when somebody
 * checks it in a year.
 */
export function plan(pool: Pool): Choice[] {
  return new Planner(pool).choices();
}

class Planner {
  readonly #pool: Pool;
  readonly #members: Map<string, PoolMember>;
  /** The slots with the people that they have so far. */
  readonly #slots: Slot[];

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#members = new Map(pool.members.map((member) => [member.personId, member]));
    this.#slots = pool.slots.map((slot) => ({ ...slot, personId: null, shadows: [] }));
    // What is firm first: what is only planned gives way to it.
    for (const firm of [true, false]) {
      for (const [at, { personId, firm: isFirm }] of pool.slots.entries()) {
        if (personId && isFirm === firm && this.#keeps(personId, at)) this.#give(at, personId);
      }
    }
  }

  choices(): Choice[] {
    return this.#slots.map((slot, at) => {
      const chosen = slot.personId ? null : this.#choose(at);
      slot.shadows = this.#shadowsOf(at);
      const { key, personId, shadows } = slot;
      return { key, personId, chosen, shadows };
    });
  }

  #give(at: number, personId: string | null): void {
    (this.#slots[at] as Slot).personId = personId;
  }

  #keeps(personId: string, at: number): boolean {
    const slot = this.#pool.slots[at] as Slot;
    const member = this.#members.get(personId);
    if (!member || !this.#hasTime(member, at, slot.firm)) return false;
    return slot.firm || (!slot.passed.includes(personId) && this.#restsBetween(personId, at));
  }

  #choose(at: number): Choice['chosen'] {
    const free = this.#pool.members.filter((member) => this.#isFree(member, at));
    const ready = free.filter((member) => this.#isReady(member, at));
    // Rather somebody who has not shadowed yet than nobody, and rather whoever has the next one than nobody.
    const candidates = ready.length > 0 ? ready : free.length > 0 ? free : this.#yielding(at);
    const ranked = candidates.map((member) => this.#rank(member, at)).sort(order);
    const [first, second] = ranked;
    if (!first) return { reason: 'NOBODY', facts: { of: this.#pool.members.length } };
    this.#give(at, first.personId);
    return { reason: reasonOf(first, second), facts: factsOf(first, ranked) };
  }

  /** Who is not free only because the next turn is planned for them: it becomes nobody's, and is planned after this one. */
  #yielding(at: number): PoolMember[] {
    const next = this.#slots[at + 1];
    const member = next?.personId ? this.#members.get(next.personId) : undefined;
    if (!next || !member || next.firm) return [];
    this.#give(at + 1, null);
    if (this.#isFree(member, at)) return [member];
    this.#give(at + 1, member.personId);
    return [];
  }

  #rank(member: PoolMember, at: number): Rank {
    return rankOf(member, this.#turns(), this.#slots[at] as Slot, this.#pool.seed);
  }

  #isFree(member: PoolMember, at: number): boolean {
    const { passed } = this.#slots[at] as Slot;
    return (
      !passed.includes(member.personId) &&
      this.#hasTime(member, at) &&
      this.#restsBetween(member.personId, at)
    );
  }

  /**
   * Is not away, and in no other turn at that time.
   * @param firm it is theirs, so that what is only planned elsewhere gives way
   */
  #hasTime({ personId, away }: PoolMember, at: number, firm = false): boolean {
    const slot = this.#slots[at] as Slot;
    const busy = firm ? slot.firmlyBusy : slot.busy;
    if (busy.includes(personId) || slot.cos.includes(personId)) return false;
    const during = { from: slot.startsAt, until: slot.endsAt };
    if (away.some((span) => overlap(span, during))) return false;
    return !this.#slots.some(
      (other) =>
        other !== slot &&
        (other.personId === personId || other.cos.includes(personId)) &&
        overlap({ from: other.startsAt, until: other.endsAt }, during),
    );
  }

  /** Whether the turn would not be one too many in a row. */
  #restsBetween(personId: string, at: number): boolean {
    const row: CarriedTurn[] = [...this.#pool.past, ...this.#slots];
    const here = this.#pool.past.length + at;
    let length = 1;
    for (let i = here - 1; row[i]?.personId === personId; i -= 1) length += 1;
    for (let i = here + 1; row[i]?.personId === personId; i += 1) length += 1;
    return length <= this.#pool.maxInARow;
  }

  /** Has shadowed a turn that is over by then, or led one. */
  #isReady({ personId, ready }: PoolMember, at: number): boolean {
    if (ready || !this.#pool.shadowing) return true;
    const { startsAt } = this.#slots[at] as Slot;
    return this.#slots.some(
      (other) =>
        other.endsAt <= startsAt &&
        (other.personId === personId || other.shadows.includes(personId)),
    );
  }

  /** Those who shadow stay; a newcomer who does so nowhere yet comes to the first turn that nobody shadows. */
  #shadowsOf(at: number): string[] {
    const slot = this.#slots[at] as Slot;
    const given = this.#pool.slots[at] as Slot;
    const stay = given.shadows.filter((personId) => this.#mayShadow(personId, at));
    if (!this.#pool.shadowing || !slot.personId || stay.length > 0) return stay;
    const newcomer = this.#pool.members
      .filter((member) => !this.#isReady(member, at))
      .filter(({ personId }) => !this.#shadowsElsewhere(personId, at))
      .sort((a, b) => a.joinedAt - b.joinedAt || (a.personId < b.personId ? -1 : 1))
      .find(({ personId }) => this.#mayShadow(personId, at));
    return newcomer ? [newcomer.personId] : stay;
  }

  #mayShadow(personId: string, at: number): boolean {
    const member = this.#members.get(personId);
    const slot = this.#slots[at] as Slot;
    return (
      member !== undefined &&
      slot.personId !== null &&
      slot.personId !== personId &&
      !slot.notShadowing.includes(personId) &&
      this.#hasTime(member, at)
    );
  }

  #shadowsElsewhere(personId: string, at: number): boolean {
    return this.#slots.some(
      (other, index) =>
        index !== at &&
        (index < at ? other : (this.#pool.slots[index] as Slot)).shadows.includes(personId),
    );
  }

  #turns(): CarriedTurn[] {
    return [...this.#pool.past, ...this.#slots];
  }
}

/** How somebody stands for one turn. */
export interface Rank {
  personId: string;
  /** In the twelve months before it. */
  carried: number;
  /** With what they have for after it. */
  takenOn: number;
  nextAt: number;
  lastAt: number;
  lot: string;
}

/** @param turns all that are somebody's so far, in order of time */
export function rankOf(
  member: PoolMember,
  turns: CarriedTurn[],
  { startsAt, key }: Slot,
  seed: string,
): Rank {
  const { personId } = member;
  const { before, all } = carriedAround(turns, personId, startsAt);
  const lent = lentAt(member, startsAt);
  const led = turns.filter((turn) => turn.personId === personId).map((turn) => turn.startsAt);
  return {
    personId,
    carried: round(before + lent),
    takenOn: round(all + lent),
    nextAt: led.find((one) => one > startsAt) ?? Number.POSITIVE_INFINITY,
    lastAt: led.filter((one) => one < startsAt).at(-1) ?? Number.NEGATIVE_INFINITY,
    lot: lot(seed, key, personId),
  };
}

/**
 * Who has carried least comes first. Among those who have carried as much: who has taken on least, whose own next turn
 * is furthest, whose last is longest ago; in the end the lot. The second and third only matter when a turn in the midst
 * of the plan is given anew: without them somebody would have two before others have one.
 */
export function order(a: Rank, b: Rank): number {
  if (a.carried !== b.carried) return a.carried - b.carried;
  if (a.takenOn !== b.takenOn) return a.takenOn - b.takenOn;
  if (a.nextAt !== b.nextAt) return b.nextAt > a.nextAt ? 1 : -1;
  if (a.lastAt !== b.lastAt) return b.lastAt > a.lastAt ? -1 : 1;
  return a.lot < b.lot ? -1 : 1;
}

/** What made the difference to the one who would have been next. */
function reasonOf(first: Rank, second: Rank | undefined): ChosenReason {
  if (!second) return 'ONLY_ONE';
  if (first.carried !== second.carried || first.takenOn !== second.takenOn) return 'LEAST_CARRIED';
  if (first.nextAt !== second.nextAt || first.lastAt !== second.lastAt) return 'LONGEST_AGO';
  return 'BY_LOT';
}

function factsOf(first: Rank, ranked: Rank[]): ReasonFacts {
  const { carried, lastAt, nextAt } = first;
  const level = ranked.filter((one) => one.carried === carried);
  const nextDecides = ranked[1]?.nextAt !== nextAt;
  return {
    carried,
    of: ranked.length,
    level: level.length,
    ...(Number.isFinite(lastAt) && !nextDecides && { lastAt: new Date(lastAt).toISOString() }),
    ...(nextDecides && { nextDecides }),
  };
}

/** Halves and hundredths that are added up stay what they are. */
const round = (value: number): number => Math.round(value * 100) / 100;

/** A lot that anybody can draw again. */
export const lot = (seed: string, key: string, personId: string): string =>
  createHash('sha256').update(`${seed}:${key}:${personId}`).digest('hex');
