import fc from 'fast-check';
import { rowsOf, withBallot } from './ballots';
import { schulze } from './ranking';

/** Ballots as `[how many, in this order]`; who is not named stands behind all who are. */
function preferencesOf(options: number, ballots: Array<[number, number[]]>): number[][] {
  let kept: number[] = [];
  for (const [voters, choices] of ballots) {
    for (let voter = 0; voter < voters; voter += 1) kept = withBallot(kept, choices, options, 1);
  }
  return rowsOf(kept, options);
}
const letters = (text: string): number[] => [...text].map((letter) => 'ABCDEFG'.indexOf(letter));
const named = (places: number[][]): string =>
  places.map((place) => place.map((option) => 'ABCDEFG'[option]).join('=')).join(' ');

describe('the places of a ranked poll', () => {
  it.each<[string, number, Array<[number, string]>, string]>([
    ['nobody has voted', 3, [], 'A=B=C'],
    ['all agree', 3, [[4, 'CAB']], 'C A B'],
    [
      'half say so, half the opposite',
      2,
      [
        [3, 'AB'],
        [3, 'BA'],
      ],
      'A=B',
    ],
    [
      'some name only one',
      3,
      [
        [2, 'A'],
        [1, 'B'],
      ],
      'A B C',
    ],
    [
      'a perfect circle',
      3,
      [
        [1, 'ABC'],
        [1, 'BCA'],
        [1, 'CAB'],
      ],
      'A=B=C',
    ],
    [
      'the weakest side of a circle gives way',
      3,
      [
        [4, 'ABC'],
        [3, 'BCA'],
        [2, 'CAB'],
      ],
      'A B C',
    ],
    // The example of Schulze's paper (section 3.1) …
    [
      'Schulze, example 1',
      4,
      [
        [8, 'ACDB'],
        [2, 'BADC'],
        [4, 'CDBA'],
        [4, 'DBAC'],
        [3, 'DCBA'],
      ],
      'D A C B',
    ],
    // … and the one of the encyclopaedias, with 45 voters.
    [
      'forty-five voters',
      5,
      [
        [5, 'ACBED'],
        [5, 'ADECB'],
        [8, 'BEDAC'],
        [3, 'CABED'],
        [7, 'CAEBD'],
        [2, 'CBADE'],
        [7, 'DCEBA'],
        [8, 'EBADC'],
      ],
      'E A C B D',
    ],
  ])('%s', (_, options, ballots, expected) => {
    const given = ballots.map<[number, number[]]>(([voters, order]) => [voters, letters(order)]);
    expect(named(schulze(preferencesOf(options, given)))).toBe(expected);
  });

  const ballot = (options: number) =>
    fc.shuffledSubarray(
      Array.from({ length: options }, (_, option) => option),
      { minLength: 1 },
    );
  const polls = fc.integer({ min: 2, max: 5 }).chain((options) =>
    fc.record({
      options: fc.constant(options),
      ballots: fc.array(ballot(options), { maxLength: 12 }),
    }),
  );
  const tableOf = ({ options, ballots }: { options: number; ballots: number[][] }) =>
    preferencesOf(
      options,
      ballots.map((choices) => [1, choices]),
    );

  /** The strongest path, looked for along every path there is. */
  function strongest(table: number[][], from: number, to: number, seen: number[] = []): number {
    const link = (one: number, other: number) => {
      const [pro, contra] = [table[one]?.[other] ?? 0, table[other]?.[one] ?? 0];
      return pro > contra ? pro : 0;
    };
    const around = table.map((_, via) =>
      via === from || via === to || seen.includes(via)
        ? 0
        : Math.min(link(from, via), strongest(table, via, to, [...seen, from])),
    );
    return Math.max(link(from, to), ...around);
  }

  it('follow from the strongest paths, whatever was voted', () => {
    fc.assert(
      fc.property(polls, (poll) => {
        const table = tableOf(poll);
        const places = schulze(table);
        const placeOf = (option: number) => places.findIndex((place) => place.includes(option));
        expect(places.flat().sort()).toEqual(table.map((_, option) => option));
        for (const one of table.keys()) {
          for (const other of table.keys()) {
            if (strongest(table, one, other) > strongest(table, other, one)) {
              expect(placeOf(one)).toBeLessThan(placeOf(other));
            }
          }
        }
        // Nobody waits behind others without one of the place before having beaten them.
        for (const [index, place] of places.entries()) {
          for (const option of index > 0 ? place : []) {
            const before = places[index - 1] ?? [];
            expect(
              before.some((one) => strongest(table, one, option) > strongest(table, option, one)),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('begin with whoever wins against each other one', () => {
    fc.assert(
      fc.property(polls, (poll) => {
        const table = tableOf(poll);
        const winner = table.findIndex((row, one) =>
          row.every((votes, other) => one === other || votes > (table[other]?.[one] ?? 0)),
        );
        if (winner >= 0) expect(schulze(table)[0]).toEqual([winner]);
      }),
    );
  });
});

it('a ballot that is taken away leaves the table as it was', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), (choices) => {
      const before = withBallot([], [2, 0, 1, 3], 4, 1);
      const after = withBallot(withBallot(before, choices, 4, 1), choices, 4, -1);
      expect(after).toEqual(before);
    }),
  );
});
