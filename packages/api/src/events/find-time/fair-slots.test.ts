import fc from 'fast-check';
import { fairSlotsOf, inconvenience, type Zone } from './fair-slots';
import { bestOf, ranksOf } from './ranking';

/** Zones whose clocks never change, so that every week is like the other. */
const FIXED = [
  'Etc/GMT+10',
  'America/Phoenix',
  'America/Bogota',
  'UTC',
  'Africa/Nairobi',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Tongatapu',
];
const zones: fc.Arbitrary<Zone[]> = fc.uniqueArray(
  fc.record({ timeZone: fc.constantFrom(...FIXED), people: fc.integer({ min: 1, max: 40 }) }),
  { minLength: 1, maxLength: 6, selector: ({ timeZone }) => timeZone },
);
const question = fc.record({
  zones,
  from: fc.constantFrom('2026-03-24', '2026-10-21', '2027-01-02'),
  durationMinutes: fc.constantFrom(30, 60, 90, 180),
  count: fc.integer({ min: 1, max: 12 }),
  everyWeeks: fc.integer({ min: 1, max: 3 }),
});
const DAY = 86_400_000;

/** What each zone would carry if the same hour were held every time. */
function fixedAt(step: number, asked: Parameters<typeof fairSlotsOf>[0]): number[] {
  const [first] = fairSlotsOf({ ...asked, count: 1 });
  const midnight = Math.floor((first as { startsAt: Date }).startsAt.getTime() / DAY) * DAY;
  const weekday = new Date(midnight).getUTCDay();
  return asked.zones.map(({ timeZone }) => {
    const at = midnight + step * 1_800_000;
    const parts = new Date(at).toLocaleString('sv-SE', { timeZone });
    const local = new Date(`${parts.replace(' ', 'T')}Z`);
    const workday = weekday !== 0 && weekday !== 6;
    return asked.count * inconvenience(local, asked.durationMinutes, workday);
  });
}

describe('fair slots', () => {
  it('are one in each week, on the day that was asked for', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const slots = fairSlotsOf(asked);
        expect(slots).toHaveLength(asked.count);
        slots.forEach(({ startsAt }, place) => {
          const day = Date.parse(`${asked.from}T00:00:00Z`) + place * asked.everyWeeks * 7 * DAY;
          expect(startsAt.getTime() - day).toBeGreaterThanOrEqual(0);
          expect(startsAt.getTime() - day).toBeLessThan(DAY);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('leave nobody with more than somebody would carry at the best of all fixed hours', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const carried =
          fairSlotsOf(asked)
            .at(-1)
            ?.zones.map((zone) => zone.carried) ?? [];
        const best = Math.min(
          ...Array.from({ length: 48 }, (_, step) => Math.max(...fixedAt(step, asked))),
        );
        expect(Math.max(...carried)).toBeLessThanOrEqual(best);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same in whatever order the people stand', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const turned = { ...asked, zones: asked.zones.toReversed() };
        const starts = (of: typeof asked) => fairSlotsOf(of).map(({ startsAt }) => +startsAt);
        expect(starts(turned)).toEqual(starts(asked));
      }),
      { numRuns: 60 },
    );
  });

  it('take turns between the ends of the world, where no hour suits both', () => {
    const slots = fairSlotsOf({
      zones: [
        { timeZone: 'America/Bogota', people: 5 },
        { timeZone: 'Asia/Tokyo', people: 5 },
        { timeZone: 'Africa/Nairobi', people: 5 },
      ],
      from: '2026-03-24',
      durationMinutes: 60,
      count: 6,
      everyWeeks: 2,
    });
    const worst = slots.map(({ zones: of }) => {
      const most = Math.max(...of.map((zone) => zone.inconvenience));
      return of.find((zone) => zone.inconvenience === most)?.timeZone;
    });
    expect(new Set(worst).size).toBeGreaterThan(1);
    expect(slots.every(({ zones: of }) => of.every((zone) => zone.startsOn.length === 16))).toBe(
      true,
    );
  });

  it('know the clocks of the day: after a change the same hour is another instant', () => {
    const at = (from: string) =>
      fairSlotsOf({
        zones: [{ timeZone: 'Europe/Lisbon', people: 3 }],
        from,
        durationMinutes: 480,
        count: 1,
        everyWeeks: 1,
      })[0];
    expect(at('2026-03-27')?.startsAt).toEqual(new Date('2026-03-27T09:00:00Z'));
    expect(at('2026-03-30')?.startsAt).toEqual(new Date('2026-03-30T08:00:00Z'));
    expect(at('2026-03-30')?.zones[0]).toMatchObject({
      startsOn: '2026-03-30T09:00',
      inconvenience: 0,
    });
  });
});

describe('the rank of times', () => {
  it('goes by who could come, then by who comes gladly; ties share', () => {
    const slots = [
      { yes: 1, ifNeedBe: 2 },
      { yes: 2, ifNeedBe: 1 },
      { yes: 0, ifNeedBe: 1 },
      { yes: 2, ifNeedBe: 1 },
    ];
    expect(ranksOf(slots)).toEqual([3, 1, 4, 1]);
  });

  it('has a best one that is still to come, the earliest of several', () => {
    const now = new Date('2026-03-02T09:00:00Z');
    const slot = (day: number, yes: number) => ({
      startsAt: new Date(Date.UTC(2026, 2, day)),
      yes,
      ifNeedBe: 0,
    });
    expect(bestOf([slot(9, 2), slot(5, 2), slot(1, 9)], now)).toMatchObject(slot(5, 2));
    expect(bestOf([slot(9, 0)], now)).toBeNull();
  });
});
