import { left, plannedRounds, roundAt } from './rounds';

const clinic = {
  startsAt: '2026-03-20T14:00:00.000Z',
  rounds: [
    { name: 'The case', minutes: 10 },
    { name: 'Questions', minutes: 15 },
  ],
};
const at = (time: string) => Date.parse(`2026-03-20T${time}:00.000Z`);

describe('the rounds of a case clinic', () => {
  it('are held for each case after the other, and not for other points', () => {
    const planned = plannedRounds({
      ...clinic,
      agenda: [
        { id: 'p', kind: 'POINT', title: 'Welcome', startsAt: '2026-03-20T14:00:00.000Z' },
        { id: 'a', kind: 'CASE', title: 'A heel', startsAt: '2026-03-20T14:05:00.000Z' },
        { id: 'b', kind: 'CASE', title: 'A burn', startsAt: '2026-03-20T14:30:00.000Z' },
        { id: 'c', kind: 'CASE', title: 'Nobody knows when', startsAt: null },
      ],
    });
    expect(planned.map(({ caseId, round, from }) => [caseId, round, from])).toEqual([
      ['a', 0, at('14:05')],
      ['a', 1, at('14:15')],
      ['b', 0, at('14:30')],
      ['b', 1, at('14:40')],
    ]);
  });

  it('are held once where nobody brings a case', () => {
    const planned = plannedRounds({ ...clinic, agenda: [] });
    expect(planned).toHaveLength(2);
    expect(planned[0]).toMatchObject({ caseId: null, from: at('14:00'), to: at('14:10') });
  });

  it('know which is on: its first instant belongs to it, its last to the next', () => {
    const planned = plannedRounds({ ...clinic, agenda: [] });
    expect(roundAt(planned, at('14:00') - 1)).toMatchObject({
      now: undefined,
      next: { round: 0 },
    });
    expect(roundAt(planned, at('14:10'))).toMatchObject({ now: { round: 1 }, next: undefined });
    expect(roundAt(planned, at('14:25'))).toEqual({ now: undefined, next: undefined });
  });
});

describe('what is left', () => {
  it('is said in minutes and seconds', () => {
    expect(left(249_001)).toBe('04:10');
    expect(left(600_000)).toBe('10:00');
    expect(left(-5)).toBe('00:00');
  });
});
