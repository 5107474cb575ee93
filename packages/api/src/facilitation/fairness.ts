import { say } from '../kernel/catalogue';
import { FairnessPrompt } from './facilitation.types';
import { type CarriedTurn, weight } from './planning/pool';
import type { Fairness, FairnessShare } from './rotation.entity';

/** Fewer than these cannot take turns and be away at times. */
const FEW = 3;
/** More than this is a burden. */
const MUCH = 0.4;
/** With fewer turns than people that can share them, somebody has much for no fault of anybody. */
const TURNS_TO_JUDGE = 3;
/** A difference up to one cannot be avoided; up to two comes of absences and swaps. */
const EVEN = 1;
const NEARLY = 2;

/**
 * How turns are shared.
 * @param turns that were carried in the last twelve months
 * @param members those in the pool, with what they have, what is lent included
 */
export function fairnessOf(
  turns: CarriedTurn[],
  members: Array<{ personId: string; total: number }>,
): Fairness {
  const people = new Set(members.map(({ personId }) => personId));
  for (const { personId, cos } of turns) {
    for (const carrier of [personId, ...cos]) if (carrier) people.add(carrier);
  }
  const carried = [...people].map((personId) => ({
    personId,
    turns: turns.reduce((sum, turn) => sum + weight(turn, personId), 0),
  }));
  const all = carried.reduce((sum, one) => sum + one.turns, 0);
  const shares: FairnessShare[] = carried
    .map((one) => ({ ...one, share: all === 0 ? 0 : one.turns / all }))
    .sort((a, b) => b.turns - a.turns || (a.personId < b.personId ? -1 : 1));
  const totals = members.map(({ total }) => total);
  const spread = totals.length === 0 ? 0 : round(Math.max(...totals) - Math.min(...totals));
  return {
    shares,
    spread,
    words: words(all, members.length, spread),
    turns: all,
    average: members.length === 0 ? 0 : round(totals.reduce((a, b) => a + b, 0) / members.length),
    prompt: prompt(shares, all, members.length),
  };
}

function words(turns: number, people: number, spread: number): string {
  if (turns === 0) return say('fairness.none');
  if (people === 1) return say('fairness.alone');
  if (spread <= EVEN) return say('fairness.even');
  return say(spread <= NEARLY ? 'fairness.nearly' : 'fairness.uneven', { spread });
}

function prompt(shares: FairnessShare[], turns: number, people: number): FairnessPrompt | null {
  if (people < FEW) return FairnessPrompt.FEW_IN_POOL;
  const most = shares[0]?.share ?? 0;
  return turns >= TURNS_TO_JUDGE && most > MUCH ? FairnessPrompt.ONE_CARRIES_MUCH : null;
}

const round = (value: number): number => Math.round(value * 100) / 100;
