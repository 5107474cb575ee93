import type { IntlShape } from 'react-intl';
import { bytesIn } from './size';

/** What is needed of the page's language: its numbers. */
const speaking = (locale: string) =>
  ({
    formatNumber: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(locale, options).format(value),
  }) as IntlShape;

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [235, '235 bytes'],
  [1_000, '1 kB'],
  [3_400_000, '3.4 MB'],
  [2_000_000_000, '2 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(bytesIn(speaking('en-GB'), bytes)).toBe(words);
});

test('a size speaks the language of the page', () => {
  expect(bytesIn(speaking('fr'), 2)).toMatch(/^2\soctets$/);
});
