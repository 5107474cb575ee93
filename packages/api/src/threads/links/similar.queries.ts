import { communityFor, readableBy } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import type { Shape } from '../lookahead';
import { oneLine, TITLE_MAX } from '../text';
import type { Thread } from '../thread.entity';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { Views } from '../threads.views';

/** More than anybody reads before they ask all the same. */
const SIMILAR_MAX = 5;
/** Words of the title that are looked up: the longest, since they say most. */
const WORDS = 6;
/** Communities that are looked into: this one, then those with the most threads. */
const PLACES = 100;
/** Threads taken for each word, the newest: here, and in each of the other communities. */
const HITS_HERE = 200;
const HITS_ELSEWHERE = 30;
/** Of those, with the most words in common, the whole titles are compared. */
const COMPARED = 200;
/** How alike titles are, from 0 to 1, when they share less than half of the words: the measure of pg_trgm. */
const ALIKE = 0.3;
/** What a thread of this community is ahead of the others. */
const NEARER = 0.2;

/**
 * Threads whose titles are like the one that is being typed, those of this community first; removed ones never.
 * What is read has bounds that do not grow with the house, and they are set within each community that the viewer
 * reads: threads that one may not see push out none. See docs/decisions/017-links-and-similar-threads.md.
 * @throws the errors of `communityFor`
 */
export async function similarThreads(
  ctx: Context,
  communityId: string,
  title: string,
  shape: Shape,
): Promise<Thread[]> {
  const { id } = await communityFor(ctx, communityId, 'read');
  const typed = [...oneLine(title)].slice(0, TITLE_MAX).join('');
  if (typed === '') return [];
  const params: unknown[] = [id, typed];
  const readable = readableBy(ctx.viewer, 'c', params);
  const sql = statement(`similar ${shape.source} ${shape.person} ${readable}`, () =>
    selectThreads(
      shape,
      `(${nearest(readable)}) k join thread t on t.id = k.id`,
      'order by k.here desc, k.score desc, t.id',
      'community',
    ),
  );
  const views = new Views(ctx);
  const flat = await prepared<ThreadRow>(ctx, sql, params);
  return (await threadRows(ctx, shape, flat)).map((row) => views.thread(row));
}

const nearest = (readable: string): string => `
  with place as materialized (
    select c.id, c.id = $1 as here from community c where ${readable}
     order by here desc, c.thread_count desc, c.id limit ${PLACES}
  ), asked as materialized (
    select word from unnest(title_words($2)) word order by length(word) desc, word limit ${WORDS}
  ), hit as (
    select h.thread_id, count(*)::float as words from asked cross join place cross join lateral (
      select w.thread_id from thread_word w where w.community_id = place.id and w.word = asked.word
       order by w.thread_id desc limit case when place.here then ${HITS_HERE} else ${HITS_ELSEWHERE} end) h
     group by h.thread_id order by words desc, h.thread_id desc limit ${COMPARED}
  ), compared as (
    select n.id, n.community_id = $1 as here, similarity(n.title, $2) as alike, hit.words,
      hit.words / (select count(*) from asked) as share
      from hit join thread n on n.id = hit.thread_id and n.removed_at is null
  )
  select id, here, alike + share as score from compared
   where alike >= ${ALIKE} or (words > 1 and share >= 0.5)
   order by alike + share + case when here then ${NEARER} else 0 end desc, id limit ${SIMILAR_MAX}`;
