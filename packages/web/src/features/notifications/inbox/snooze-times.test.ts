import { instantOf, snoozeTimes } from './snooze-times';

const times = (at: string, zone: string) => Object.fromEntries(snoozeTimes(new Date(at), zone));

it('offers what is still ahead, in the days of the reader', () => {
  // A Wednesday morning in Porto, and the evening of the same moment's day in Auckland.
  expect(times('2026-03-04T09:40Z', 'Europe/Lisbon')).toEqual({
    later: '2026-03-04T12:00',
    tomorrow: '2026-03-05T09:00',
    monday: '2026-03-09T09:00',
    week: '2026-03-11T09:00',
  });
  expect(times('2026-03-04T09:40Z', 'Pacific/Auckland')).toEqual({
    tomorrow: '2026-03-05T09:00',
    monday: '2026-03-09T09:00',
    week: '2026-03-11T09:00',
  });
});

it('names each morning once: Monday on a Sunday, and on a Monday', () => {
  expect(Object.keys(times('2026-03-08T09:40Z', 'UTC'))).toEqual(['later', 'tomorrow', 'week']);
  expect(Object.keys(times('2026-03-09T09:40Z', 'UTC'))).toEqual(['later', 'tomorrow', 'monday']);
});

it.each([
  ['2026-03-28T09:00', 'Europe/Lisbon', '2026-03-28T09:00:00.000Z'],
  ['2026-03-30T09:00', 'Europe/Lisbon', '2026-03-30T08:00:00.000Z'],
  // Left out: an hour later.
  ['2026-03-29T01:30', 'Europe/Lisbon', '2026-03-29T01:30:00.000Z'],
  // Twice: the first.
  ['2026-10-25T01:30', 'Europe/Lisbon', '2026-10-25T00:30:00.000Z'],
  ['2026-03-04T09:00', 'Asia/Kathmandu', '2026-03-04T03:15:00.000Z'],
  ['2026-03-04T09:00', 'Pacific/Kiritimati', '2026-03-03T19:00:00.000Z'],
])('%s in %s is one instant', (local, zone, instant) => {
  expect(instantOf(local, zone).toISOString()).toBe(instant);
});
