import { readRule } from './rule';
import { wordsOf } from './rule-words';

test.each([
  ['FREQ=WEEKLY;INTERVAL=2', 'every second Friday at 14:00, Lisbon time'],
  ['FREQ=WEEKLY', 'every Friday at 14:00, Lisbon time'],
  ['FREQ=WEEKLY;BYDAY=WE,MO', 'every Monday and Wednesday at 14:00, Lisbon time'],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
    'every second week on Monday and Wednesday at 14:00, Lisbon time',
  ],
  ['FREQ=WEEKLY;INTERVAL=6', 'every 6 weeks on Friday at 14:00, Lisbon time'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday at 14:00, Lisbon time'],
  ['FREQ=DAILY;COUNT=3', 'every day at 14:00, Lisbon time, 3 times'],
  [
    'FREQ=DAILY;INTERVAL=2;UNTIL=20270401',
    'every second day at 14:00, Lisbon time, until 1 April 2027',
  ],
  ['FREQ=DAILY;BYHOUR=9,14;BYMINUTE=30', 'every day at 09:30 and 14:30, Lisbon time'],
  ['FREQ=MONTHLY', 'on the 26th of each month at 14:00, Lisbon time'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', 'on the 31st of each month that has one at 14:00, Lisbon time'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of each month at 14:00, Lisbon time'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'on the second Tuesday of each month at 14:00, Lisbon time'],
  [
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR',
    'on the last Friday of every second month at 14:00, Lisbon time',
  ],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', 'on the second Tuesday of each month at 14:00, Lisbon time'],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'on the last weekday of each month at 14:00, Lisbon time',
  ],
  ['FREQ=YEARLY', 'each year on 26 March at 14:00, Lisbon time'],
  [
    'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'each year on the first Sunday of November at 14:00, Lisbon time',
  ],
])('%s', (rule, words) => {
  const start = { on: '2027-03-26T14:00', timeZone: 'Europe/Lisbon' };
  expect(wordsOf({ ...start, rule: readRule(rule, start) })).toBe(words);
});

test('what is more than that is said by the library, with the zone', () => {
  const start = { on: '2027-03-26T14:00', timeZone: 'Europe/Lisbon' };
  const words = wordsOf({ ...start, rule: readRule('FREQ=YEARLY;BYWEEKNO=20', start) });
  expect(words).toMatch(/20.*, Lisbon time$/);
});

test('a single event', () => {
  expect(wordsOf({ on: '2027-03-26T14:00', timeZone: 'America/New_York', rule: null })).toBe(
    'on Friday 26 March 2027 at 14:00, New York time',
  );
});
