import fc from 'fast-check';
import { CatchUpReason, CatchUpSection } from './catch-up.types';
import { compose, type Offer } from './compose';
import type { Candidate } from './section';

const candidate = (threadId: string, posts: Array<[string, number]>, further = 0): Candidate => ({
  section: CatchUpSection.NEW,
  reason: CatchUpReason.TRACKING,
  threadId,
  posts: posts.map(([id, seconds], index) => ({ id, number: index + 1, seconds })),
  further,
  word: null,
  becauseThreadId: null,
});
const offer = (candidates: Candidate[], section: Partial<Offer['section']> = {}): Offer => ({
  section: { share: 1, most: 100, counted: true, ...section },
  candidates,
});
const ids = ({ items }: ReturnType<typeof compose>) =>
  items.map(({ posts }) => posts.map(({ id }) => id).join(' '));

it('takes the best first, until the time is over', () => {
  const composed = compose(
    [
      offer([
        candidate('a', [['a1', 40]]),
        candidate('b', [['b1', 40]]),
        candidate('c', [['c1', 40]]),
      ]),
    ],
    100,
  );
  expect(ids(composed)).toEqual(['a1', 'b1']);
  expect(composed).toMatchObject({ seconds: 80, leftPosts: 1, leftThreadIds: ['c'] });
});

it('goes on behind what is too long for today', () => {
  const composed = compose(
    [offer([candidate('a', [['a1', 400]]), candidate('b', [['b1', 40]])])],
    100,
  );
  expect(ids(composed)).toEqual(['b1']);
  expect(composed).toMatchObject({ leftPosts: 1, leftThreadIds: ['a'] });
});

it('takes the first posts of a thread, and says how many are left in it', () => {
  const composed = compose(
    [
      offer([
        candidate(
          'a',
          [
            ['a1', 40],
            ['a2', 40],
            ['a3', 40],
          ],
          7,
        ),
      ]),
    ],
    100,
  );
  expect(ids(composed)).toEqual(['a1 a2']);
  expect(composed.items[0]).toMatchObject({ seconds: 80, left: 8 });
  expect(composed).toMatchObject({ leftPosts: 8, leftThreadIds: ['a'] });
});

it('shows a post once, where it comes first, and leaves none that a later section shows', () => {
  const composed = compose(
    [
      offer([candidate('a', [['a2', 30]]), candidate('b', [['b1', 90]])], { share: 0.5 }),
      offer([
        candidate('a', [
          ['a1', 10],
          ['a2', 30],
        ]),
        candidate('b', [['b1', 90]]),
      ]),
    ],
    140,
  );
  expect(ids(composed)).toEqual(['a2', 'a1', 'b1']);
  expect(composed).toMatchObject({ leftPosts: 0, leftThreadIds: [] });
});

it('gives a section its share and its number at most, and does not count what is only offered', () => {
  const many = ['a', 'b', 'c', 'd'].map((id) => candidate(id, [[`${id}1`, 10]]));
  const composed = compose(
    [offer(many, { share: 0.25, counted: false }), offer([candidate('e', [['e1', 75]])])],
    100,
  );
  expect(ids(composed)).toEqual(['a1', 'b1', 'e1']);
  expect(composed.leftPosts).toBe(0);
  expect(ids(compose([offer(many, { most: 3 })], 100))).toEqual(['a1', 'b1', 'c1']);
});

const someCandidates = fc.array(
  fc.record({
    thread: fc.integer({ min: 0, max: 9 }),
    posts: fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 3, max: 500 })), {
      maxLength: 6,
    }),
    further: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 12 },
);
const someOffers = fc.array(
  fc.record({
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    most: fc.integer({ min: 0, max: 10 }),
    counted: fc.boolean(),
    candidates: someCandidates,
  }),
  { maxLength: 4 },
);

it('never takes longer than was asked for, shows no post twice, and leaves none that it shows', () => {
  fc.assert(
    fc.property(someOffers, fc.integer({ min: 0, max: 1_200 }), (given, seconds) => {
      const composed = compose(
        given.map(({ candidates, ...section }) =>
          offer(
            candidates.map(({ thread, posts, further }) =>
              candidate(
                `t${thread}`,
                [...new Map(posts.map(([id, s]) => [`t${thread}-${id}`, s]))],
                further,
              ),
            ),
            section,
          ),
        ),
        seconds,
      );
      const shown = composed.items.flatMap(({ posts }) => posts);
      expect(composed.seconds).toBeLessThanOrEqual(seconds);
      expect(composed.seconds).toBe(shown.reduce((sum, post) => sum + post.seconds, 0));
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
      expect(composed.items.every(({ posts }) => posts.length > 0)).toBe(true);
      expect(composed.leftThreadIds.length === 0).toBe(composed.leftPosts === 0);
    }),
    { numRuns: 500 },
  );
});
