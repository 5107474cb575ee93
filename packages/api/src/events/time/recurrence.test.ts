import { leftOut, occurrencesOf } from './recurrence';
import { readRule } from './rule';

const plan = (on: string, timeZone: string, rule: string) => ({
  on,
  timeZone,
  rule: readRule(rule, { on, timeZone }),
});
const said = (on: string, timeZone: string, rule: string, first = 10): string[] =>
  occurrencesOf(plan(on, timeZone, rule), { first }).map(
    ({ on, at, shifted }) => `${on} ${at.toISOString().slice(0, 16)}Z${shifted ? ' shifted' : ''}`,
  );

describe('changes of clocks, as RFC 5545 says', () => {
  test('the clock on the wall stays, the instant moves', () => {
    expect(said('2027-03-05T14:00', 'America/New_York', 'FREQ=WEEKLY;COUNT=3')).toEqual([
      '2027-03-05T14:00 2027-03-05T19:00Z',
      '2027-03-12T14:00 2027-03-12T19:00Z',
      '2027-03-19T14:00 2027-03-19T18:00Z',
    ]);
  });

  test('what a rule puts into an hour that is left out does not take place, and is not counted (3.3.10)', () => {
    expect(said('2027-03-13T02:30', 'America/New_York', 'FREQ=DAILY;COUNT=3')).toEqual([
      '2027-03-13T02:30 2027-03-13T07:30Z',
      '2027-03-15T02:30 2027-03-15T06:30Z',
      '2027-03-16T02:30 2027-03-16T06:30Z',
    ]);
    const daily = plan('2027-03-13T02:30', 'America/New_York', 'FREQ=DAILY;COUNT=3');
    expect(leftOut(daily, new Date('2027-03-01T00:00Z'), new Date('2027-04-01T00:00Z'))).toEqual([
      '2027-03-14T02:30',
    ]);
  });

  test('a start in it is as much later as the clocks jump (3.3.5), and the other days are as they were meant', () => {
    expect(said('2007-03-11T02:30', 'America/New_York', 'FREQ=DAILY;COUNT=3')).toEqual([
      '2007-03-11T02:30 2007-03-11T07:30Z shifted',
      '2007-03-12T02:30 2007-03-12T06:30Z',
      '2007-03-13T02:30 2007-03-13T06:30Z',
    ]);
    // The rule begins on Tuesday; the Sunday is no occurrence, as it would be none without the change.
    expect(said('2007-03-11T02:30', 'America/New_York', 'FREQ=WEEKLY;BYDAY=TU;COUNT=2')).toEqual([
      '2007-03-13T02:30 2007-03-13T06:30Z',
      '2007-03-20T02:30 2007-03-20T06:30Z',
    ]);
  });

  test('of an hour that comes twice the first is meant (3.3.5)', () => {
    expect(said('2007-11-03T01:30', 'America/New_York', 'FREQ=DAILY;COUNT=3')).toEqual([
      '2007-11-03T01:30 2007-11-03T05:30Z',
      '2007-11-04T01:30 2007-11-04T05:30Z',
      '2007-11-05T01:30 2007-11-05T06:30Z',
    ]);
  });
});
