import { newSince } from './since';

const at = '2026-11-16T09:00:00Z';
const post = (number: number, authorId = 'tomasz', removed = false) => ({
  number,
  authorId,
  removed,
});
const read = (readNumber: number, unreadPosts: number) => ({ readNumber, unreadPosts, readAt: at });

it('stands above the first post that has come', () => {
  const posts = [post(1), post(2), post(3), post(4)];
  expect(newSince(read(2, 2), posts, 'ines')).toEqual({ number: 3, posts: 2, at });
});

it("stands below one's own, and below what was removed", () => {
  const posts = [post(1), post(2, 'ines'), post(3, 'hana', true), post(4)];
  expect(newSince(read(1, 1), posts, 'ines')).toEqual({ number: 4, posts: 1, at });
});

it('is not there at first sight, nor when all is read', () => {
  const posts = [post(1), post(2)];
  expect(newSince(read(0, 2), posts, 'ines')).toBeUndefined();
  expect(newSince(read(2, 0), posts, 'ines')).toBeUndefined();
});

it('keeps its place when another part of the thread is on the page', () => {
  const posts = [post(80), post(81)];
  expect(newSince(read(12, 69), posts, 'ines')).toEqual({ number: 13, posts: 69, at });
});

it('tells of no time when none is known', () => {
  const reading = { readNumber: 1, unreadPosts: 1 };
  expect(newSince(reading, [post(2)], undefined)).toEqual({ number: 2, posts: 1, at: null });
});
