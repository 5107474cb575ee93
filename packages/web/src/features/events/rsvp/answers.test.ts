import { choicesFor, foreseen, isChosen } from './answers';

const counts = {
  mode: 'HYBRID',
  capacity: 2,
  seatsTaken: 2,
  goingCount: 5,
  remoteCount: 3,
  maybeCount: 1,
  waitingCount: 0,
} as const;

test('a hybrid event asks where one comes; others ask only whether', () => {
  expect(choicesFor('HYBRID').map(({ key }) => key)).toEqual([
    'inPerson',
    'remotely',
    'maybe',
    'not',
  ]);
  expect(choicesFor('REMOTE')[0]).toEqual({ key: 'going', answer: 'GOING', attending: 'REMOTE' });
});

test('where one comes is part of the answer only of those who come', () => {
  const [inPerson, remotely, maybe] = choicesFor('HYBRID');
  const given = { answer: 'GOING', attending: 'REMOTE' } as const;
  expect([inPerson, remotely, maybe].map((choice) => choice && isChosen(choice, given))).toEqual([
    false,
    true,
    false,
  ]);
});

test('a full room means waiting, and coming remotely takes no seat of it', () => {
  const there = foreseen(counts, null, { answer: 'GOING', attending: 'IN_PERSON' });
  expect(there.waiting).toBe(true);
  expect(there.counts).toMatchObject({ goingCount: 5, seatsTaken: 2, waitingCount: 1 });
  const remote = foreseen(counts, null, { answer: 'GOING', attending: 'REMOTE' });
  expect(remote.waiting).toBe(false);
  expect(remote.counts).toMatchObject({ goingCount: 6, remoteCount: 4, seatsTaken: 2 });
});

test('who gives up a seat may take it again, and taking an answer back leaves no trace', () => {
  const seat = { answer: 'GOING', attending: 'IN_PERSON', waiting: false } as const;
  expect(foreseen(counts, seat, { answer: 'GOING', attending: 'IN_PERSON' }).waiting).toBe(false);
  const maybe = foreseen(counts, seat, { answer: 'MAYBE', attending: null });
  expect(maybe.counts).toMatchObject({ goingCount: 4, seatsTaken: 1, maybeCount: 2 });
  const before = { answer: 'MAYBE', attending: null, waiting: false } as const;
  expect(foreseen(counts, before, null).counts).toMatchObject({ maybeCount: 0, goingCount: 5 });
});
