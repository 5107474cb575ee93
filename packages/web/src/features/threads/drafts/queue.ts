import type { Problem } from '../../../lib/problem';
import type { Waiting } from './kept';

/** What was written first goes first: one post may go on from the other. */
export const inOrder = (waiting: readonly Waiting[]): Waiting[] =>
  waiting.toSorted((a, b) => a.at.localeCompare(b.at));

/** A lost connection, or a house that is not itself at the moment: the same words may go later. */
export const maySendLater = ({ code }: Pick<Problem, 'code'>): boolean =>
  code === 'NETWORK' || code === 'RATE_LIMITED' || code === 'INTERNAL';

/**
 * The key that words keep which were not taken. As long as nobody knows whether they arrived it stays: the same key
 * again is the same post, never a second one. A plain refusal has used up nothing.
 */
export const keyAfter = (waiting: Waiting, problem: Pick<Problem, 'code'>): string | undefined =>
  maySendLater(problem) ? waiting.id : undefined;
