import fc from 'fast-check';
import { aRule, DAYS, fromRule, type RuleDraft, toRule } from './rule';

const start = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 10)}T14:00`);
const zone = fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');

const draft = (on: string) =>
  fc
    .record({
      pace: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 26 }),
      days: fc.subarray([...DAYS], { minLength: 1 }),
      monthly: fc.constantFrom('DATE', 'WEEKDAY'),
      end: fc.oneof(
        fc.constant({ by: 'NEVER' as const }),
        fc.record({ by: fc.constant('COUNT' as const), count: fc.integer({ min: 1, max: 200 }) }),
        fc.record({ by: fc.constant('DAY' as const), day: fc.constant('2030-10-27') }),
      ),
    })
    .map(
      (made): RuleDraft => ({
        ...made,
        // Fields of another pace are not part of the rule.
        days: made.pace === 'WEEKLY' ? made.days : aRule(on).days,
        monthly: made.pace === 'MONTHLY' ? made.monthly : 'DATE',
      }),
    );

test('what the form writes, the form reads', () => {
  fc.assert(
    fc.property(
      start.chain((on) => fc.tuple(fc.constant(on), draft(on))),
      zone,
      ([on, made], timeZone) => {
        expect(fromRule(toRule(made, on, timeZone), on, timeZone)).toEqual(made);
      },
    ),
  );
});

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
  ['FREQ=MONTHLY;BYDAY=3TH', 'FREQ=MONTHLY;BYDAY=3TH'],
  // The last Thursday is not the third, and a form that says "the third" would change it.
  ['FREQ=MONTHLY;BYDAY=-1TH', 'FREQ=MONTHLY;BYDAY=-1TH'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['RRULE:FREQ=YEARLY;BYWEEKNO=20', 'FREQ=YEARLY;BYWEEKNO=20'],
  ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU'],
])('%s stays what it says', (rule, written) => {
  const on = '2026-11-19T14:00';
  expect(toRule(fromRule(rule, on, 'Europe/Lisbon'), on, 'Europe/Lisbon')).toBe(written);
});

test('the last day counts as a whole, wherever that day is', () => {
  const on = '2026-11-19T14:00';
  const end = { by: 'DAY', day: '2026-12-31' } as const;
  const until = (timeZone: string) =>
    toRule({ ...aRule(on), end }, on, timeZone).split('UNTIL=')[1];
  expect(until('Pacific/Auckland')).toBe('20261231T105959Z');
  expect(until('America/Los_Angeles')).toBe('20270101T075959Z');
});
