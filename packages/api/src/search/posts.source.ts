import { readableBy } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { cleanTag } from '../threads/text';
import type { Asked } from './asked';
import { kindsOf } from './query';
import { fitsOn, type Ground, type GroundOf, onGround, value } from './ranked';
import { SearchGroup } from './search.types';
import type { Source } from './sources';

/** In a year a text loses as much as it would by being a seventh less fitting. The same at every instant, so that pages follow each other. */
const BY_AGE = '4.753e-9 * extract(epoch from h.at)::float8';

/**
 * Posts that are there, in threads that are there, of communities that the viewer reads: as `presentLoader` has it.
 * @param opens only opening posts or only others; null for both
 */
export function groundOfPosts(
  ctx: Context,
  asked: Asked,
  opens: boolean | null,
  params: unknown[],
): Ground {
  const { query } = asked;
  const given = (it: unknown) => value(params, it);
  const thread = opens !== true;
  const community = `${thread ? 't' : 'w'}.community_id`;
  const joins = [`join community c on c.id = ${community}`];
  const where = [readableBy(ctx.viewer, 'c', params)];
  if (opens !== null) where.push(opens ? 'w.opens' : 'not w.opens');
  if (asked.communityIds) where.push(`${community} = any(${given(asked.communityIds)}::uuid[])`);
  const ofThread = [
    ...(thread ? ['t.removed_at is null'] : []),
    ...(query.threadKinds.length > 0 ? [`t.kind = any(${given(query.threadKinds)}::text[])`] : []),
    ...(query.tags.length > 0 ? [`t.tags @> ${given(query.tags.map(cleanTag))}::text[]`] : []),
    ...(query.unanswered ? ["t.kind = 'QUESTION'", 't.accepted_post_id is null'] : []),
  ];
  // An opening post knows where it stands, so that of most searches no thread is asked.
  if (ofThread.length > 0) joins.unshift('join thread t on t.id = w.thread_id');
  where.push(...ofThread);
  if (query.after) where.push(`w.at >= ${given(query.after)}::timestamptz`);
  if (query.before) where.push(`w.at < ${given(query.before)}::timestamptz`);
  const authors = [
    ...(asked.personIds ? [asked.personIds] : []),
    ...(query.mine ? [[ctx.viewer.personId]] : []),
  ];
  if (authors.length > 0) joins.push('join post p on p.id = w.post_id');
  for (const ids of authors) where.push(`p.author_id = any(${given(ids)}::uuid[])`);
  const from = ['post_words w', ...joins].join(' ');
  return { from, where, id: 'w.post_id', at: 'w.at', bonus: BY_AGE };
}

const DRESSED = {
  from: `post_words w join post p on p.id = w.post_id join thread t on t.id = w.thread_id`,
  id: 'w.post_id',
  config: 'w.config',
  title: 't.title',
  text: 'text_of_html(left(p.html, 60000))',
};

const source = (group: SearchGroup, groundOf: GroundOf, applies: Source['applies']): Source => ({
  group,
  many: true,
  applies: (asked) =>
    applies(asked) &&
    kindsOf(asked.query) === asked.query.threadKinds.length &&
    asked.words?.all !== '',
  ...onGround(groundOf),
  dressed: DRESSED,
});

const opening: GroundOf = (ctx, asked, params) => groundOfPosts(ctx, asked, true, params);
const below: GroundOf = (ctx, asked, params) => groundOfPosts(ctx, asked, false, params);

/** Threads by their title, their tags and their opening post, which is what a hit names. */
export const threadSource = {
  ...source(SearchGroup.THREAD, opening, () => true),
  fits: fitsOn(opening),
};
/** What was written below. */
export const answerSource = source(SearchGroup.POST, below, ({ query }) => !query.unanswered);
