import { nextMoment } from './moments';

const next = (at: string, zone: string, after: string, pace: 'DAILY' | 'WEEKLY' = 'DAILY') =>
  nextMoment({ at, weekday: 1 }, zone, pace, new Date(after)).toISOString();

it.each([
  // Lisbon goes from 01:00 to 02:00 on 29 March 2026, and back on 25 October.
  ['07:00', 'Europe/Lisbon', '2026-03-28T12:00:00Z', '2026-03-29T06:00:00.000Z'],
  ['07:00', 'Europe/Lisbon', '2026-10-24T12:00:00Z', '2026-10-25T07:00:00.000Z'],
  ['01:30', 'Europe/Lisbon', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
  // New York leaves out 02:00 to 03:00 on 8 March 2026, and has 01:00 to 02:00 twice on 1 November.
  ['02:30', 'America/New_York', '2026-03-08T00:00:00Z', '2026-03-08T07:30:00.000Z'],
  ['01:30', 'America/New_York', '2026-11-01T00:00:00Z', '2026-11-01T05:30:00.000Z'],
  ['07:00', 'Asia/Kolkata', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
  // On the other side of the date line it is Monday already.
  ['00:15', 'Pacific/Kiritimati', '2026-03-28T12:00:00Z', '2026-03-29T10:15:00.000Z'],
])('%s in %s', (at, zone, after, expected) => {
  expect(next(at, zone, after)).toBe(expected);
});

it.each([
  ['Europe/Lisbon', '2026-03-29T06:00:00Z', '2026-03-30T06:00:00.000Z'],
  ['America/New_York', '2026-03-08T12:00:00Z', '2026-03-09T11:00:00.000Z'],
  ['Asia/Kolkata', '2026-03-30T01:29:59Z', '2026-03-30T01:30:00.000Z'],
  ['Asia/Kolkata', '2026-03-30T01:30:00Z', '2026-04-06T01:30:00.000Z'],
])('a week in %s after %s', (zone, after, expected) => {
  expect(next('07:00', zone, after, 'WEEKLY')).toBe(expected);
});

it('comes once in a night that leaves its hour out, and once where its hour comes twice', () => {
  for (const [at, zone, from, nights] of [
    ['02:30', 'America/New_York', '2026-03-06T12:00:00Z', 4],
    ['01:30', 'America/New_York', '2026-10-30T12:00:00Z', 4],
    ['01:30', 'Europe/Lisbon', '2026-10-23T12:00:00Z', 4],
  ] as const) {
    const days = new Set<string>();
    let moment = from as string;
    for (let night = 0; night < nights; night += 1) {
      moment = next(at, zone, moment);
      days.add(new Date(moment).toLocaleDateString('en-CA', { timeZone: zone }));
    }
    expect([...days]).toHaveLength(nights);
  }
});

it('goes on in UTC where a zone is not known', () => {
  expect(next('07:00', 'Mars/Olympus', '2026-03-28T12:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
});
