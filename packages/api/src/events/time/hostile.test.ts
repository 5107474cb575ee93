import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { leastWork } from '../../../test/work';
import { InvalidError } from '../../kernel/errors';
import { occurrencesOf } from './recurrence';
import { readRule, schedulable } from './rule';
import { wordsOf } from './rule-words';

const start = { on: '2027-03-13T02:30', timeZone: 'America/New_York' };
const hours = Array.from({ length: 24 }, (_, hour) => hour).join();

/** What a rule gives, or which rule it breaks. Anything but an InvalidError is a defect. */
function tried(text: string): string[] | string {
  try {
    const rule = schedulable(readRule(text, start));
    const plan = { ...start, rule };
    wordsOf(plan);
    return occurrencesOf(plan, { first: 50 }).map(({ on }) => on);
  } catch (error) {
    if (error instanceof InvalidError) return error.details.fields?.[0]?.rule ?? '';
    throw error;
  }
}

describe('rules that nobody means', () => {
  test.each([
    ['FREQ=SECONDLY', 'tooOften'],
    ['FREQ=MINUTELY;INTERVAL=5', 'tooOften'],
    ['FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'tooOften'],
    ['FREQ=DAILY;COUNT=999999999', 'rule'],
    ['FREQ=DAILY;COUNT=0', 'rule'],
    ['FREQ=DAILY;INTERVAL=999999999', 'rule'],
    ['FREQ=DAILY;INTERVAL=0', 'rule'],
    ['FREQ=DAILY;INTERVAL=-1', 'rule'],
    ['FREQ=DAILY;INTERVAL=1e9', 'rule'],
    ['FREQ=DAILY;BYSETPOS=1', 'rule'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'rule'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366', 'rule'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=25', 'rule'],
    ['FREQ=YEARLY;BYSETPOS=13;BYMONTHDAY=31', 'rule'],
    [`FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=${hours};BYSETPOS=4000`, 'rule'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'neverHappens'],
    ['FREQ=WEEKLY;BYWEEKNO=53;BYMONTH=6', 'neverHappens'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'neverHappens'],
    ['FREQ=DAILY;BYSECOND=30', 'rule'],
    [`FREQ=DAILY;BYHOUR=${hours};BYMINUTE=0,30`, 'rule'],
    ['FREQ=DAILY;BYHOUR=24', 'rule'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rule'],
    ['FREQ=WEEKLY;BYDAY=', 'rule'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'rule'],
    ['FREQ=WEEKLY;BYEASTER=1', 'rule'],
    ['FREQ=WEEKLY;UNTIL=20271399', 'rule'],
    ['FREQ=WEEKLY\nRRULE:FREQ=DAILY', 'rule'],
    ['FREQ=WEEKLY\r\nDTSTART:20200101T000000Z', 'rule'],
    ['', 'rule'],
    ['FREQ', 'rule'],
    ['=;=;=', 'rule'],
    ['\u0000FREQ=DAILY', 'rule'],
  ])('%j is refused: %s', (text, rule) => {
    expect(tried(text)).toBe(rule);
  });

  test('one of ten thousand signs is refused', () => {
    expect(tried(`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(5_000)}1`)).toBe('rule');
  });

  test('whatever is typed is answered or refused, and holds nobody up', async () => {
    const pick = (...values: Array<string | number>) => fc.constantFrom(...values.map(String));
    const part = fc.oneof(
      fc.tuple(pick('INTERVAL', 'COUNT'), pick(0, 1, 2, 99, 1000, 750, 10 ** 9, -1, 'x')),
      fc.tuple(pick('BYMONTH'), pick('2', '1,2,3', '13', '0')),
      fc.tuple(pick('BYMONTHDAY'), pick('30', '31', '-31', '29', '1,15,-1')),
      fc.tuple(pick('BYDAY'), pick('MO', '53MO', '5FR', '-1SU', 'MO,TU,WE,TH,FR,SA,SU', '1')),
      fc.tuple(pick('BYWEEKNO'), pick('53', '-53', '20', '1,2,3')),
      fc.tuple(pick('BYYEARDAY'), pick('366', '-366', '60')),
      fc.tuple(pick('BYHOUR'), pick('2', '0,12', hours)),
      fc.tuple(pick('BYMINUTE'), pick('0', '0,30')),
      fc.tuple(pick('BYSETPOS'), pick('1', '-1', '5', '31', '366', '-366')),
      fc.tuple(pick('UNTIL'), pick('20280101', '20280101T000000Z', '99991231', '19700101')),
      fc.tuple(fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 })),
    );
    const freq = pick('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'SECONDLY', 'x');
    const rules = fc.tuple(freq, fc.array(part, { maxLength: 5 }));
    let worst = { took: 0, text: '' };
    fc.assert(
      fc.property(rules, ([often, parts]) => {
        const text = [`FREQ=${often}`, ...parts.map(([k, v]) => `${k}=${v}`)].join(';');
        const before = process.cpuUsage();
        const found = tried(text);
        const took = process.cpuUsage(before).user;
        if (took > worst.took) worst = { took, text };
        return typeof found === 'string' ? found !== '' : found.length <= 50;
      }),
      { numRuns: 600 },
    );
    // What a request waits for besides is not ours.
    const work = await leastWork(() => tried(worst.text), 600);
    expect(work < 600 ? '' : `${work} ms: ${worst.text}`).toBe('');
  });

  test.each(['Pacific/Apia', 'America/St_Johns', 'UTC'])(
    'the zone of the process says nothing: %s',
    (TZ) => {
      const script = `
        const { occurrencesOf } = require('./src/events/time/recurrence.ts');
        const { readRule } = require('./src/events/time/rule.ts');
        const { clockChanges } = require('./src/events/time/clock-changes.ts');
        const { wordsOf } = require('./src/events/time/rule-words.ts');
        const start = { on: '2027-03-13T02:30', timeZone: 'America/New_York' };
        const plan = { ...start, rule: readRule('FREQ=DAILY;UNTIL=20270316', start) };
        const found = occurrencesOf(plan, { first: 9 });
        const there = clockChanges(found, start.timeZone, [{ timeZone: 'Europe/Lisbon', people: 1 }]);
        console.log(JSON.stringify([found, there, wordsOf(plan), plan.rule.text]));`;
      const api = join(__dirname, '../../..');
      const run = (zone: string) =>
        execFileSync(
          process.execPath,
          ['-r', 'reflect-metadata', '-r', './test/register.cjs', '-e', script],
          {
            cwd: api,
            env: { ...process.env, TZ: zone },
          },
        ).toString();
      expect(run(TZ)).toBe(run('Europe/Lisbon'));
    },
  );
});
