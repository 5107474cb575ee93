import { InvalidError } from '../../kernel/errors';
import { PollKind } from './poll.entity';

/** The width of the kept matrix: as many options as a poll can have. */
export const OPTIONS_MAX = 20;

/** How a ballot changes what is kept: added with 1, taken away with -1. */
export type Weight = 1 | -1;

/** The options that a ballot counts for: of a ranked one its first. */
export const countedOptions = (kind: PollKind, choices: number[]): number[] =>
  kind === PollKind.RANKED ? choices.slice(0, 1) : choices;

/**
 * The kept matrix with a ranked ballot added or taken away. Who is ranked is preferred to all who come later, and to
 * all who are not named; between those the ballot says nothing.
 */
export function withBallot(
  preferences: readonly number[],
  choices: number[],
  options: number,
  weight: Weight,
): number[] {
  const kept = Array.from(
    { length: OPTIONS_MAX * OPTIONS_MAX },
    (_, place) => preferences[place] ?? 0,
  );
  const before = new Set<number>();
  for (const option of choices) {
    before.add(option);
    for (let other = 0; other < options; other += 1) {
      const place = option * OPTIONS_MAX + other;
      if (!before.has(other)) kept[place] = (kept[place] ?? 0) + weight;
    }
  }
  return kept;
}

/** The kept matrix as rows, of the options that there are. */
export const rowsOf = (preferences: readonly number[], options: number): number[][] =>
  Array.from({ length: options }, (_, one) =>
    Array.from({ length: options }, (_, other) => preferences[one * OPTIONS_MAX + other] ?? 0),
  );

/** @throws InvalidError when it names what is not there, something twice, too little or too much */
export function checkChoices(
  choices: number[],
  poll: { minChoices: number; maxChoices: number; options: number },
): void {
  const path = 'choices';
  if (choices.some((option) => option < 0 || option >= poll.options)) {
    throw new InvalidError({ path, rule: 'exists' });
  }
  if (new Set(choices).size < choices.length) throw new InvalidError({ path, rule: 'arrayUnique' });
  if (choices.length < poll.minChoices) throw new InvalidError({ path, rule: 'tooFew' });
  if (choices.length > poll.maxChoices) throw new InvalidError({ path, rule: 'arrayMaxSize' });
}

/** A vote in the order in which it is kept: only a ranked one has an order of its own. */
export const kept = (kind: PollKind, choices: number[]): number[] =>
  kind === PollKind.RANKED ? choices : choices.toSorted((one, other) => one - other);
