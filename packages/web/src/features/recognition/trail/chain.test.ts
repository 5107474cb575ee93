import { isChain, linesOf } from './chain';

const step = (id: string, parentId?: string) => ({ id, parentId });
type Lines = ReturnType<typeof linesOf>;
/** "a(b)(c) d": d goes on from a, b and c branch off. */
const drawn = (lines: Lines): string[] =>
  lines.map((line) =>
    line
      .map(
        ({ step, branches }) =>
          step.id +
          drawn(branches)
            .map((words) => `(${words})`)
            .join(''),
      )
      .join(' '),
  );

describe('the lines of a chain', () => {
  it('keeps what follows one after the other in one line', () => {
    expect(drawn(linesOf([step('a'), step('b', 'a'), step('c', 'b'), step('d', 'c')]))).toEqual([
      'a b c d',
    ]);
  });

  it('goes on with the longest, and puts the others beside it in their order', () => {
    const steps = [step('a'), step('b', 'a'), step('c', 'a'), step('e', 'c'), step('d', 'a')];
    expect(drawn(linesOf(steps))).toEqual(['a(b)(d) c e']);
  });

  it('begins a line of its own where the parent is not to be seen', () => {
    expect(drawn(linesOf([step('a'), step('b', 'hidden'), step('c', 'b')]))).toEqual(['a', 'b c']);
  });

  it('is nothing for nothing', () => {
    expect(linesOf([])).toEqual([]);
  });
});

describe('a chain', () => {
  it('is more than one thing and its uses', () => {
    const thing = { contribution: {}, depth: 0 };
    const use = { report: {}, depth: 1 };
    expect(isChain([thing, use, use])).toBe(false);
    expect(isChain([thing, use, { contribution: {}, depth: 2 }])).toBe(true);
  });
});
