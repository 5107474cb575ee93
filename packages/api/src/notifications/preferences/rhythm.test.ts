import { NoticePace } from '../notifications.types';
import { dueAt } from './rhythm';

const due = (now: string, from: string | null, until: string | null, timeZone: string) =>
  dueAt(new Date(now), NoticePace.AT_ONCE, {
    timeZone,
    quietFrom: from,
    quietUntil: until,
    at: '07:00',
    weekday: 1,
  }).toISOString();

it.each([
  ['without quiet hours', null, null, '2026-03-02T23:00:00.000Z', '2026-03-02T23:00:00.000Z'],
  ['before them', '22:00', '07:00', '2026-03-02T21:59:59.000Z', '2026-03-02T21:59:59.000Z'],
  ['in the evening', '22:00', '07:00', '2026-03-02T22:00:00.000Z', '2026-03-03T07:00:00.000Z'],
  ['after midnight', '22:00', '07:00', '2026-03-03T06:59:00.000Z', '2026-03-03T07:00:00.000Z'],
  ['when they end', '22:00', '07:00', '2026-03-03T07:00:00.000Z', '2026-03-03T07:00:00.000Z'],
  ['within one day', '12:00', '13:30', '2026-03-03T12:30:00.000Z', '2026-03-03T13:30:00.000Z'],
  ['of no length', '12:00', '12:00', '2026-03-03T12:00:00.000Z', '2026-03-03T12:00:00.000Z'],
])('%s', (_, from, until, now, expected) => {
  expect(due(now, from, until, 'Europe/Lisbon')).toBe(expected);
});

it('goes by the clock of the person, whatever it does in that night', () => {
  // Lisbon puts its clocks forward at 01:00 on 29 March 2026, and back at 02:00 on 25 October.
  expect(due('2026-03-28T23:30:00Z', '23:00', '07:00', 'Europe/Lisbon')).toBe(
    '2026-03-29T06:00:00.000Z',
  );
  expect(due('2026-10-24T22:30:00Z', '23:00', '07:00', 'Europe/Lisbon')).toBe(
    '2026-10-25T07:00:00.000Z',
  );
  expect(due('2026-03-02T18:00:00Z', '23:00', '07:00', 'Asia/Kolkata')).toBe(
    '2026-03-03T01:30:00.000Z',
  );
});
