import { type Rule, ruleText } from '../time/rule';
import type { Patch } from './patch';
import { cleanTimes } from './plan';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAY = 86_400_000;

interface Beginning {
  /** Where the rule begins now. */
  on: string;
  timeZone: string;
  /** How much later everything is, in milliseconds of the clock on the wall. */
  by: number;
  /** Of a rule that counts: how many have been. */
  passed: number;
  /** What the occurrence began at that was moved. */
  from: string;
}

/**
 * The rule of a series after a change: the new one that was typed, else the old one from where it begins now, so that
 * it gives the same occurrences as much later.
 * @throws InvalidError when what was typed cannot be kept
 */
export function ruleAfter(patch: Patch, rule: Rule | null, begins: Beginning): Rule | null {
  if (patch.rule === null) return null;
  if (patch.rule !== undefined) {
    return cleanTimes({ start: begins, rule: patch.rule }, 'change').rule;
  }
  if (!rule) return null;
  const by = new Map(rule.by);
  const days = by.get('BYDAY');
  const passing = daysPassed(begins);
  // "Every Monday and Thursday", a day later, is "every Tuesday and Friday"; more than that would be a guess.
  if (rule.freq === 'WEEKLY' && days)
    by.set(
      'BYDAY',
      days.map((day) => later(day, passing)),
    );
  if (begins.by % DAY !== 0) {
    if (by.get('BYHOUR')?.length === 1) by.set('BYHOUR', [String(Number(begins.on.slice(11, 13)))]);
    if (by.get('BYMINUTE')?.length === 1)
      by.set('BYMINUTE', [String(Number(begins.on.slice(14, 16)))]);
  }
  const after = {
    ...rule,
    by,
    count: rule.count === null ? null : Math.max(1, rule.count - begins.passed),
    until: rule.until && new Date(rule.until.getTime() + begins.by),
  };
  return { ...after, text: ruleText(after) };
}

/** How many midnights lie between what was and what is. */
function daysPassed({ from, by }: Beginning): number {
  const before = Date.parse(`${from}Z`);
  return Math.floor((before + by) / DAY) - Math.floor(before / DAY);
}

const later = (day: string, by: number): string =>
  DAYS[(((DAYS.indexOf(day) + by) % 7) + 7) % 7] ?? day;
