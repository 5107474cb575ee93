import { columnOf, isDay, mondayOf, rangeOf, turned } from './range';

test('a week begins on Monday, also on a Sunday', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
});

test('pages turn by a week or to the first of a month', () => {
  expect(turned('week', '2026-12-30', 1)).toBe('2027-01-06');
  expect(turned('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(turned('month', '2026-01-31', -1)).toBe('2025-12-01');
});

test('a page asks for every day that it can show, whatever the zone', () => {
  const { from, until } = rangeOf('month', '2026-11-15');
  // Six weeks from Monday 26 October, in zones from UTC-12 to UTC+14.
  expect(from < '2026-10-25T10:00').toBe(true);
  expect(until > '2026-12-07T12:00').toBe(true);
});

test('an address that is no day is no day', () => {
  expect(['2026-02-31', '2026-13-01', 'x', null].map((day) => isDay(day))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(isDay('2028-02-29')).toBe(true);
});

test('today stands in a column of its own week and month, and in none of another', () => {
  expect(columnOf('week', '2026-11-18', '2026-11-22')).toBe(6);
  expect(columnOf('month', '2026-11-01', '2026-11-16')).toBe(0);
  expect(columnOf('week', '2026-11-23', '2026-11-22')).toBeUndefined();
  expect(columnOf('month', '2026-12-01', '2026-11-30')).toBeUndefined();
});
