import { instantOf, plannedTime } from './local-time';

const at = (on: string, timeZone: string) => instantOf({ on, timeZone }).toISOString();

test.each([
  ['an ordinary morning', '2026-03-03T09:00', 'Europe/Lisbon', '2026-03-03T09:00:00.000Z'],
  [
    'after the clocks went forward',
    '2026-03-29T09:00',
    'Europe/Lisbon',
    '2026-03-29T08:00:00.000Z',
  ],
  ['an hour that is left out', '2026-03-29T01:30', 'Europe/Lisbon', '2026-03-29T01:30:00.000Z'],
  ['an hour that comes twice', '2026-10-25T01:30', 'Europe/Lisbon', '2026-10-25T00:30:00.000Z'],
  ['after the clocks went back', '2026-10-25T09:00', 'Europe/Lisbon', '2026-10-25T09:00:00.000Z'],
  ['south of the equator', '2026-04-05T09:00', 'Australia/Sydney', '2026-04-04T23:00:00.000Z'],
  ['a quarter of an hour', '2026-03-03T09:00', 'Asia/Kathmandu', '2026-03-03T03:15:00.000Z'],
])('%s', (_, on, timeZone, expected) => {
  expect(at(on, timeZone)).toBe(expected);
});

const now = new Date('2026-03-02T09:00:00Z');
test.each([
  ['past', '2026-03-02T09:00', 'UTC', 'inFuture'],
  ['too far ahead', '2036-03-02T09:00', 'UTC', 'tooFarAhead'],
  ['a day that is none', '2027-02-29T09:00', 'UTC', 'matches'],
  ['an hour that is none', '2027-02-28T25:00', 'UTC', 'matches'],
  ['a zone that is none', '2027-02-28T05:00', 'Mars/Olympus', 'matches'],
])('%s is refused', (_, on, timeZone, rule) => {
  expect(() => plannedTime({ on, timeZone }, now, 'reminder')).toThrow(
    expect.objectContaining({ details: { fields: [{ path: 'reminder.on', rule }] } }),
  );
});
