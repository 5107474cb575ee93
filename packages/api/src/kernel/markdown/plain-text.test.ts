import { markdownToPlainText } from './plain-text';
import { renderHere } from './render';

const text = (source: string, limit?: number) =>
  markdownToPlainText(renderHere(source).html, limit);

test.each([
  ['# Plan\n\nSee *the* [list](/l):\n\n- a\n- b', 'Plan See the list: a b'],
  ['a\nb', 'a b'],
  ['`<b>` & "c"', '<b> & "c"'],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
  ['![the map](https://x.org/m.png)', 'the map'],
  ['- [x] done', 'done'],
  ['', ''],
])('%j reads %j', (source, expected) => {
  expect(text(source)).toBe(expected);
});

test.each([
  ['Hello you', 9, 'Hello you'],
  ['Hello you', 8, 'Hello y…'],
  ['Hello you', 7, 'Hello…'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧'],
  ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2, '👩‍👩‍👧…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
])('%j in %i signs is %j', (source, limit, expected) => {
  expect(text(source, limit)).toBe(expected);
});

test('a letter under a thousand accents does not make a long excerpt', () => {
  expect(text(`a${'\u0301'.repeat(10_000)}`, 10).length).toBeLessThan(100);
});

test('what is hidden in HTML of other origin is not read', () => {
  expect(markdownToPlainText('a<style>b{}</style><script>c()</script> d')).toBe('a d');
});
