import { type Statement, statement } from '../../kernel/database/prepared';
import type { Shape } from '../lookahead';
import { selectThreads } from '../threads.rows';

/** How many a community may have at a time: with more, what is new begins below the first screen. */
export const PINNED_MAX = 5;

/** `$2` is the time; the same rule as in the view of a thread. */
const pinned = (alias: string): string =>
  `${alias}.pinned_at is not null and (${alias}.pinned_until is null or ${alias}.pinned_until > $2)`;
const notPinned = (alias: string): string =>
  `(${alias}.pinned_at is null or ${alias}.pinned_until <= $2)`;

const AFTER = '(n.last_post_at, n.id) < ($3::timestamptz, $4::uuid)';

/**
 * The threads of a community ($1), the pinned ones first, both parts by their newest activity. One statement: each
 * part reads so many rows of its index as can be shown.
 * @param after whether the page begins after a pinned thread ($3, $4), after one below them, or at the beginning
 * @param reader as in `selectThreads`
 */
export function headedList(
  shape: Shape,
  limit: number,
  after: 'inHead' | 'belowHead' | null,
  reader?: string,
): Statement {
  return statement(`headed ${limit} ${after} ${shape.source} ${!!reader} ${shape.person}`, () => {
    const part = (head: 0 | 1, conditions: string[]) => `(select n.id, ${head} as head from thread n
        where ${['n.community_id = $1', 'n.removed_at is null', ...conditions].join(' and ')}
        order by n.last_post_at desc, n.id desc limit ${head ? PINNED_MAX : limit})`;
    const head = part(1, [pinned('n'), ...(after ? [AFTER] : [])]);
    const rest = part(0, [notPinned('n'), ...(after === 'belowHead' ? [AFTER] : [])]);
    const parts = after === 'belowHead' ? rest : `${head} union all ${rest}`;
    return selectThreads(
      shape,
      `(${parts}) w join thread t on t.id = w.id`,
      `order by w.head desc, t.last_post_at desc, t.id desc limit ${limit}`,
      'alone',
      '',
      reader,
    );
  });
}
