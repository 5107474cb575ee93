import fc from 'fast-check';
import { matched, movedBy } from './matching';

const DAY = 86_400_000;
const at = (day: number, hour = 14): string =>
  movedBy('2027-01-01T00:00', day * DAY + hour * 3_600_000);
const slots = (...days: number[]) => days.map((day) => ({ id: `${day}`, on: at(day) }));
const found = (...days: number[]) => days.map((day) => ({ on: at(day) }));
const pairs = (...given: Parameters<typeof matched>) =>
  [...matched(...given)].map(([id, { on }]) => [id, on]);

test('the same time, else the same day, else the nearest that is nearer than a neighbour', () => {
  expect(pairs(slots(0, 7, 14), found(0, 14, 28))).toEqual([
    ['0', at(0)],
    ['14', at(14)],
  ]);
  expect(pairs(slots(0, 7), [{ on: at(0, 18) }, { on: at(7, 18) }])).toEqual([
    ['0', at(0, 18)],
    ['7', at(7, 18)],
  ]);
  // The second Tuesday of each month becomes the third.
  expect(pairs(slots(11, 39, 67), found(18, 46, 74)).map(([id]) => id)).toEqual(['11', '39', '67']);
  expect(pairs(slots(3), found(40))).toEqual([['3', at(40)]]);
});

test('nothing is taken twice, and what has a date at its own time keeps it', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
  fc.assert(
    fc.property(days, days, (before, after) => {
      const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
      const given = found(...sorted(after));
      const result = matched(slots(...sorted(before)), given);
      expect(new Set(result.values()).size).toBe(result.size);
      const lone = before.length === 1 && after.length === 1;
      for (const day of before) {
        if (after.includes(day) && !lone) expect(result.get(`${day}`)?.on).toBe(at(day));
      }
    }),
  );
});
