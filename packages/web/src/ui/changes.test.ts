import { changesBetween, shortened } from './changes';

const said = (before: string, after: string) =>
  changesBetween(before, after).map(({ value, added, removed }) =>
    added ? `+${value}` : removed ? `-${value}` : value,
  );

it('says what changed by words, without the signs that only shape a text', () => {
  expect(said('Ask **first**.', 'Ask **last**.')).toEqual(['Ask ', '-first', '+last', '.']);
  expect(said('the same', 'the same')).toEqual([]);
});

it.each([
  ['the signs', 'Ask first.', 'Ask **first**.', '**'],
  ['a heading', 'Plan', '# Plan', '#'],
  ['the spaces', 'one two', 'one\n\ntwo', '\n\n'],
])('shows a change of only %s', (_, before, after, sign) => {
  const changes = changesBetween(before, after);
  expect(changes.filter(({ added }) => added).map(({ value }) => value)).toContainEqual(
    expect.stringContaining(sign),
  );
});

/** So long as a page may be, with nothing in common. */
const long = (seed: number, between: string) =>
  Array.from({ length: 10_000 }, (_, at) => ((at * 7919 + seed) % 99_991).toString(36)).join(
    between,
  );

it.each([' ', '\n'])('compares the longest texts in time: %j between', (between) => {
  const [before, after] = [long(1, between), long(50_000, between)];
  const began = process.cpuUsage();
  const changes = changesBetween(before, after);
  // Microseconds of work, not of waiting.
  expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
  const text = (left: 'added' | 'removed') =>
    changes.flatMap((change) => (change[left] ? [] : change.value)).join('');
  expect(text('added')).toBe(before);
  expect(text('removed')).toBe(after);
});

it('cuts what did not change between words', () => {
  const text = 'Somebody asks at three in the morning whether it hurts. '.repeat(20);
  const short = shortened(text, { first: false, last: false });
  const words = new Set(text.split(/\s+/));
  expect(short.split(/\s+/).filter((word) => word !== '…' && !words.has(word))).toEqual([]);
  expect(short.length).toBeLessThan(360);
  // Without any space it is cut all the same.
  expect(shortened('三'.repeat(1_000), { first: true, last: false })).toHaveLength(163);
});
