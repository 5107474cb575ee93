import { anEvent, aRound, changeOf, planOf, rebased } from './plan';
import { aRule } from './rule';

const plain = anEvent('2026-11-19', '14:00', 'Europe/Lisbon');

test('an edit says only what is another than before', () => {
  expect(changeOf(plain, plain)).toEqual({});
  expect(changeOf(plain, { ...plain, title: 'Case clinic', hour: '15:00' })).toEqual({
    title: 'Case clinic',
    start: { on: '2026-11-19T15:00', timeZone: 'Europe/Lisbon' },
  });
});

test('a rule that is taken away is said as such', () => {
  const weekly = { ...plain, rule: aRule('2026-11-19T14:00') };
  expect(changeOf(weekly, plain)).toEqual({ rule: null });
  expect(changeOf(plain, weekly)).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=TH' });
});

test('what somebody else saved meanwhile stays, but where one has written otherwise oneself', () => {
  const mine = { ...plain, title: 'Mine', description: 'My words', hour: '16:00' };
  const theirs = { ...plain, title: 'Theirs', place: 'Room 1', minutes: 90, day: '2026-11-20' };
  const now = rebased(plain, mine, theirs);
  expect(now).toEqual({
    ...theirs,
    title: 'Mine',
    description: 'My words',
    day: plain.day,
    hour: '16:00',
  });
  // Saving it then changes what one has written oneself, and nothing of theirs.
  expect(Object.keys(changeOf(theirs, now)).sort()).toEqual([
    'descriptionMarkdown',
    'start',
    'title',
  ]);
  expect(rebased(plain, plain, theirs)).toEqual(theirs);
});

test('what does not belong to a mode or a kind is not sent', () => {
  const filled = { ...plain, place: ' Room 2.14 ', joinUrl: 'https://meet.example/1' };
  expect(planOf({ ...filled, mode: 'REMOTE' })).toMatchObject({ place: null });
  expect(planOf({ ...filled, mode: 'IN_PERSON' })).toMatchObject({
    joinUrl: null,
    place: 'Room 2.14',
  });
  const rounds = [aRound('The case', 10), aRound('  ', 5)];
  expect(planOf({ ...filled, rounds }).rounds).toEqual([]);
  expect(planOf({ ...filled, kind: 'CASE_CLINIC', rounds }).rounds).toEqual([
    { name: 'The case', minutes: 10 },
  ]);
});
