import fc from 'fast-check';
import { inOrderOfTurns, marksOf, SEATS_MAX, type Seated, shortNames, tableOf } from './seats';

const seated: fc.Arbitrary<Seated[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.string({ minLength: 1, maxLength: 40 }),
    carried: fc.integer({ min: 0, max: 60 }).map((halves) => halves / 2),
    lent: fc.double({ min: 0, max: 20, noNaN: true }),
    hasTurn: fc.constant(false),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 40 },
);

const person = (id: string, more: Partial<Seated> = {}): Seated => ({
  ...{ id, name: id, carried: 0, lent: 0, hasTurn: false },
  ...more,
});

describe('the round table', () => {
  test('has a mark for each turn, half a one for help, hollow ones for what is lent', () => {
    expect(marksOf({ carried: 2.5, lent: 1.2 })).toEqual(['full', 'full', 'half', 'lent']);
    expect(marksOf({ carried: 0, lent: 0.4 })).toEqual([]);
  });

  test('as in the drawing: seven seats, the average of 19 turns among six at 184', () => {
    const people = [3, 2, 3, 3, 0, 4, 4].map((carried, index) =>
      person(`p${index}`, { carried, hasTurn: index === 0, lent: index === 4 ? 3 : 0 }),
    );
    const { seats, average } = tableOf(people, 19 / 6);
    expect(seats[0]).toMatchObject({ x: 0, y: -118, label: { x: 0, anchor: 'middle' } });
    expect(seats[0]?.marks.map(({ y }) => y)).toEqual([-157, -169.5, -182]);
    expect(average).toBeCloseTo(184.1, 1);
    expect(seats.map(({ label }) => label.anchor)).toEqual([
      'middle',
      'start',
      'start',
      'middle',
      'middle',
      'end',
      'end',
    ]);
  });

  test('no two seats overlap, and everything lies inside its frame', () => {
    fc.assert(
      fc.property(seated, fc.double({ min: 0, max: 30, noNaN: true }), (people, average) => {
        const table = tableOf(people, average);
        expect(table.seats).toHaveLength(Math.min(people.length, SEATS_MAX));
        const [left, top, width, height] = table.viewBox.split(' ').map(Number) as number[];
        const inside = ({ x, y }: { x: number; y: number }) =>
          x >= (left as number) &&
          y >= (top as number) &&
          x <= (left as number) + (width as number) &&
          y <= (top as number) + (height as number);
        for (const [index, seat] of table.seats.entries()) {
          expect([seat, seat.label, ...seat.marks].every(inside)).toBe(true);
          for (const other of table.seats.slice(index + 1)) {
            expect(Math.hypot(seat.x - other.x, seat.y - other.y)).toBeGreaterThan(62);
          }
        }
      }),
    );
  });

  test('an arrow leads from whoever has the turn to the next, and nowhere when nobody has it', () => {
    const two = [person('a', { hasTurn: true }), person('b')];
    expect(tableOf(two, 0).arrow).toMatch(/^M/);
    expect(tableOf([person('a'), person('b')], 0).arrow).toBeUndefined();
    expect(tableOf([person('a', { hasTurn: true })], 0).arrow).toBeUndefined();
    expect(tableOf([], 0).seats).toEqual([]);
  });

  test('seats follow the turns: who has it, who is planned, who carried least', () => {
    const people = [
      person('late', { carried: 1 }),
      person('least'),
      person('second'),
      person('now', { hasTurn: true, carried: 9 }),
      person('first', { carried: 4 }),
    ];
    expect(inOrderOfTurns(people, ['first', undefined, 'second']).map(({ id }) => id)).toEqual([
      'now',
      'first',
      'second',
      'least',
      'late',
    ]);
  });

  test('a name is short unless two people share it', () => {
    const names = shortNames([
      { id: '1', name: 'Amara Okonkwo' },
      { id: '2', name: 'Ravi Subramaniam' },
      { id: '3', name: 'Ravi Chandra' },
    ]);
    expect([...names.values()]).toEqual(['Amara', 'Ravi Subramaniam', 'Ravi Chandra']);
  });
});
