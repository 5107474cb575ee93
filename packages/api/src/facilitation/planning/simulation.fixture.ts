import { order, plan, rankOf } from './plan';
import {
  type CarriedTurn,
  type Choice,
  carriedBefore,
  lentAt,
  type Pool,
  type PoolMember,
  type Slot,
} from './pool';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 0, 5, 10);
export const DAYS = 730;
const AHEAD = 8;
const OFFER_DAYS = 14;

/** What happens on a day, drawn by the property. */
export interface Happening {
  day: number;
  what: 'leave' | 'join' | 'away' | 'busy' | 'swap';
  who: number;
  days: number;
}

export interface World {
  everyDays: number;
  maxInARow: number;
  shadowing: boolean;
  seed: string;
  happenings: Happening[];
  /** How each offer is answered, one after the other, and from the beginning again. */
  answers: Array<'accept' | 'decline' | 'expire'>;
}

interface SimulatedTurn extends Slot {
  state: 'PLANNED' | 'OFFERED' | 'ACCEPTED' | 'OVER';
  answerOn: number;
  answer: World['answers'][number];
}

interface Somebody extends PoolMember {
  left: boolean;
  /** Days on which they could not have taken a turn that others could. */
  hindered: number[];
}

/** Two years of a pool, day by day: what is planned is offered, answered, held; people come, go, and are away. */
export class Simulation {
  readonly people: Somebody[] = [];
  readonly turns: SimulatedTurn[] = [];
  /** Each plan with what it was made of. */
  readonly onPlan: (pool: Pool, choices: Choice[]) => void;
  readonly #world: World;
  #asked = 0;
  #made = 0;
  #today = 0;

  constructor(world: World, onPlan: (pool: Pool, choices: Choice[]) => void) {
    this.#world = world;
    this.onPlan = onPlan;
    for (let i = 0; i < 9; i += 1) this.#joins(true);
  }

  get now(): number {
    return BEGIN + this.#today * DAY;
  }

  /** @param eachDay looks at what is, when the day is over */
  run(eachDay: () => void): void {
    for (this.#today = 0; this.#today < DAYS; this.#today += 1) {
      for (const turn of this.turns) if (turn.startsAt <= this.now) this.#begins(turn);
      for (const happening of this.#world.happenings) {
        if (happening.day === this.#today) this.#happens(happening);
      }
      this.#slots();
      this.#replan();
      this.#answers();
      while (this.#offers()) this.#replan();
      eachDay();
    }
  }

  #slots(): void {
    while (this.turns.filter(({ startsAt }) => startsAt > this.now).length < AHEAD) {
      const startsAt = BEGIN + (this.turns.length + 1) * this.#world.everyDays * DAY + 4 * HOUR;
      this.turns.push({
        key: `turn ${this.turns.length}`,
        startsAt,
        endsAt: startsAt + HOUR,
        personId: null,
        cos: [],
        shadows: [],
        passed: [],
        busy: [],
        firmlyBusy: [],
        notShadowing: [],
        firm: false,
        state: 'PLANNED',
        answerOn: 0,
        answer: 'accept',
      });
    }
  }

  pool(): Pool {
    const past = this.turns.filter(({ startsAt }) => startsAt <= this.now);
    const slots = this.turns.filter(({ startsAt }) => startsAt > this.now);
    const { maxInARow, shadowing, seed } = this.#world;
    return {
      members: this.people.filter(({ left }) => !left),
      past: past.map((turn) => ({ ...turn, cos: [...turn.cos] })),
      slots: slots.map((slot) => ({
        ...slot,
        passed: [...slot.passed],
        firm: slot.state === 'OFFERED' || slot.state === 'ACCEPTED',
      })),
      maxInARow,
      shadowing,
      seed,
    };
  }

  #replan(): void {
    const pool = this.pool();
    const choices = plan(pool);
    this.onPlan(pool, choices);
    this.#passedBy(pool, choices);
    const byKey = new Map(this.turns.map((turn) => [turn.key, turn]));
    for (const { key, personId, chosen, shadows } of choices) {
      const turn = byKey.get(key) as SimulatedTurn;
      if (chosen) Object.assign(turn, { personId, state: 'PLANNED' });
      turn.shadows = shadows;
    }
  }

  /**
   * Who would have come before whoever was given a turn was not free for it: also when nothing but a turn of their own beside
   * it was in the way.
   */
  #passedBy({ past, slots, members, seed }: Pool, choices: Choice[]): void {
    const turns = [
      ...past,
      ...slots.map((slot, at) => ({
        ...slot,
        personId: choices[at]?.chosen ? null : (choices[at]?.personId ?? null),
      })),
    ];
    for (const [at, { chosen, personId }] of choices.entries()) {
      if (!chosen || personId === null) continue;
      const ranked = members
        .map((member) => rankOf(member, turns, slots[at] as Slot, seed))
        .sort(order);
      const before = ranked.slice(
        0,
        ranked.findIndex((one) => one.personId === personId),
      );
      for (const one of before) this.#hindered(one.personId);
      (turns[past.length + at] as CarriedTurn).personId = personId;
    }
  }

  /** Whatever was not taken by its beginning is nobody's. */
  #begins(turn: SimulatedTurn): void {
    if (turn.state === 'OVER') return;
    if (turn.state !== 'ACCEPTED') turn.personId = null;
    turn.state = 'OVER';
    for (const person of this.people) {
      const took = turn.personId === person.personId || turn.shadows.includes(person.personId);
      if (took && turn.personId !== null) person.ready = true;
    }
  }

  #offers(): boolean {
    let again = false;
    for (const turn of this.turns) {
      const near = turn.startsAt - this.now <= OFFER_DAYS * DAY && turn.startsAt > this.now;
      if (turn.state !== 'PLANNED' || !turn.personId || !near) continue;
      const { answers } = this.#world;
      const answer = answers[this.#asked % answers.length] ?? 'accept';
      this.#asked += 1;
      const waits = answer === 'expire' ? 3 : this.#asked % 3;
      Object.assign(turn, { state: 'OFFERED', answer, answerOn: this.#today + waits });
      again = this.#answer(turn) || again;
    }
    return again;
  }

  #answers(): void {
    for (const turn of this.turns) if (turn.state === 'OFFERED') this.#answer(turn);
  }

  /** @returns whether it was passed on */
  #answer(turn: SimulatedTurn): boolean {
    if (turn.answerOn > this.#today) return false;
    if (turn.answer === 'accept') {
      turn.state = 'ACCEPTED';
      return false;
    }
    const personId = turn.personId as string;
    this.#hindered(personId);
    turn.passed.push(personId);
    Object.assign(turn, { personId: null, state: 'PLANNED' });
    return true;
  }

  #hindered(personId: string): void {
    this.people.find((person) => person.personId === personId)?.hindered.push(this.now);
  }

  #happens({ what, who, days }: Happening): void {
    const here = this.people.filter(({ left }) => !left);
    const person = here[who % Math.max(1, here.length)];
    if (what === 'join') this.#joins(false);
    if (what === 'leave' && person) this.#leaves(person);
    if (what === 'join' || what === 'leave' || !person) return;
    if (what === 'away') {
      person.away.push({ from: this.now, until: this.now + days * DAY });
      for (let day = 0; day <= days; day += 1) person.hindered.push(this.now + day * DAY);
      return;
    }
    const coming = this.turns.filter(({ startsAt }) => startsAt > this.now);
    const turn = coming[days % Math.max(1, coming.length)];
    if (!turn) return;
    if (what === 'busy') {
      turn.busy.push(person.personId);
      turn.firmlyBusy.push(person.personId);
      person.hindered.push(this.now);
      return;
    }
    this.#swaps(turn, coming[(days + who) % coming.length] as SimulatedTurn);
  }

  /** Two who have taken turns change them. */
  #swaps(a: SimulatedTurn, b: SimulatedTurn): void {
    if (a === b || a.state !== 'ACCEPTED' || b.state !== 'ACCEPTED') return;
    const free = (personId: string | null, turn: SimulatedTurn) => {
      const person = this.people.find((one) => one.personId === personId);
      return (
        !turn.firmlyBusy.includes(personId as string) &&
        !person?.away.some(({ from, until }) => from < turn.endsAt && turn.startsAt < until)
      );
    };
    if (!free(a.personId, b) || !free(b.personId, a)) return;
    for (const { personId } of [a, b]) this.#hindered(personId as string);
    const had = a.personId;
    a.personId = b.personId;
    b.personId = had;
  }

  #joins(founding: boolean): void {
    const here = this.people.filter(({ left }) => !left);
    if (!founding && here.length >= 12) return;
    const past = this.turns.filter(({ startsAt }) => startsAt <= this.now);
    const totals = here.map(
      (one) => carriedBefore(past, one.personId, this.now) + lentAt(one, this.now),
    );
    const average = totals.reduce((a, b) => a + b, 0) / Math.max(1, totals.length);
    this.#made += 1;
    this.people.push({
      personId: `person ${this.#made}`,
      joinedAt: this.now,
      lent: founding ? 0 : Number(average.toFixed(2)),
      ready: founding || past.length === 0,
      away: [],
      left: false,
      hindered: [],
    });
  }

  #leaves(person: Somebody): void {
    person.left = true;
    for (const turn of this.turns) {
      if (turn.startsAt <= this.now) continue;
      turn.shadows = turn.shadows.filter((personId) => personId !== person.personId);
      if (turn.personId === person.personId)
        Object.assign(turn, { personId: null, state: 'PLANNED' });
    }
  }
}
