import { lastSeen, ReadingLog } from './seen';

describe('the last post that is seen', () => {
  const posts = [
    { number: 4, end: -300 },
    { number: 5, end: 120 },
    { number: 6, end: 700 },
    { number: 7, end: 1_400 },
  ];
  it('is the one whose end is above the dock', () => {
    expect(lastSeen(posts, 800)).toBe(6);
    expect(lastSeen(posts, 699)).toBe(5);
    expect(lastSeen(posts, 2_000)).toBe(7);
  });
  it('is none while the first is longer than the window', () => {
    expect(lastSeen([{ number: 1, end: 1_200 }], 800)).toBe(0);
    expect(lastSeen([], 800)).toBe(0);
  });
});

describe('what is told', () => {
  it('begins with that one was there, once somebody has looked', () => {
    const log = new ReadingLog();
    expect(log.take(0)).toBeUndefined();
    log.look(0, false);
    expect(log.due(0)).toEqual({ number: 0, seconds: 0 });
    expect(log.take(9_000)).toBeUndefined();
  });

  it('is what was there at two looks, and not what flew by', () => {
    const log = new ReadingLog();
    log.look(3, false);
    log.look(90, false);
    log.look(2, false);
    expect(log.take(0)).toEqual({ number: 3, seconds: 0 });
    log.look(8, false);
    log.look(9, false);
    expect(log.take(0)).toEqual({ number: 8, seconds: 0 });
  });

  it('goes out every five seconds, for news only', () => {
    const log = new ReadingLog();
    log.look(1, true);
    log.look(1, true);
    expect(log.due(0)).toEqual({ number: 1, seconds: 2 });
    log.look(2, true);
    log.look(2, true);
    expect(log.due(4_999)).toBeUndefined();
    expect(log.due(5_000)).toEqual({ number: 2, seconds: 2 });
    for (let second = 0; second < 29; second += 1) log.look(2, true);
    expect(log.due(60_000)).toBeUndefined();
    log.look(2, true);
    expect(log.due(60_000)).toEqual({ number: 2, seconds: 30 });
  });

  it('never goes back, and leaves out the time that one was away', () => {
    const log = new ReadingLog();
    for (const last of [5, 5, 1, 1]) log.look(last, last === 5);
    expect(log.take(0)).toEqual({ number: 5, seconds: 2 });
  });

  it('is told again when it did not arrive', () => {
    const log = new ReadingLog();
    log.look(4, true);
    log.look(4, true);
    const report = log.take(0);
    expect(report).toEqual({ number: 4, seconds: 2 });
    if (report) log.giveBack(report);
    log.look(4, true);
    expect(log.due(5_000)).toEqual({ number: 4, seconds: 3 });
  });
});
