import { readableBy } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { visibleResources } from '../resources/resources.queries';
import type { Asked } from './asked';
import { nearest } from './nearest';
import { groundOfPosts, threadSource } from './posts.source';
import type { Query, Term } from './query';
import { groundOfResources, resourceSource } from './resources.source';

/** A shorter word has too many neighbours. */
const SHORTEST = 4;
/** Titles that are read for each word: such as sound like it, by two measures. */
const ALIKE = 200;
const PLACES = 100;
const ALIKE_IN_PLACE = 20;

/**
 * The same search with the words put right that are nowhere in what the viewer reads, by words of titles that they read;
 * null when there is nothing to put right. So it cannot tell of a word that one may not see.
 */
export async function mended(ctx: Context, asked: Asked): Promise<Query | null> {
  const { query } = asked;
  const single = query.terms.filter(
    (term) => !term.not && !term.phrase && term.text.length >= SHORTEST,
  );
  const strange = await strangers(ctx, asked, single);
  const better = new Map<Term, string>();
  await Promise.all(
    strange.map(async (term) => {
      const word = nearest(term.text, await titleWords(ctx, term.text));
      if (word) better.set(term, word);
    }),
  );
  if (better.size === 0) return null;
  const terms = query.terms.map((term) => ({ ...term, text: better.get(term) ?? term.text }));
  return { ...query, terms };
}

/** Those that stand in no post and in no resource that the viewer reads. */
async function strangers(ctx: Context, asked: Asked, terms: Term[]): Promise<Term[]> {
  if (terms.length === 0) return [];
  const params: unknown[] = [];
  const grounds = [
    ...(threadSource.applies(asked) ? [groundOfPosts(ctx, asked, null, params)] : []),
    ...(resourceSource.applies(asked) ? [groundOfResources(ctx, asked, params)] : []),
  ];
  const parts = terms.map(({ text }, at) => {
    const word = `$${params.push(text)}`;
    const nowhere = grounds.map(
      ({ from, where }) => `not exists (select 1 from ${from}
         where ${where.join(' and ')} and w.words @@ plainto_tsquery(w.config, ${word}))`,
    );
    return `select ${at} as at where ${nowhere.join(' and ')}`;
  });
  const found = await rows<{ at: number }>(ctx, parts.join(' union all '), params);
  return found.flatMap(({ at }) => terms[at] ?? []);
}

async function titleWords(ctx: Context, word: string): Promise<string[]> {
  const params: unknown[] = [word];
  const readable = readableBy(ctx.viewer, 'c', params);
  const kept = visibleResources(ctx, 'r', 'c', params);
  const found = await rows<{ title: string }>(
    ctx,
    `(select t.title from thread t join community c on c.id = t.community_id
       where t.removed_at is null and lower($1) <% lower(t.title) and ${readable} limit ${ALIKE})
     union all
     (select t.title from (select c.id from community c where ${readable}
        order by c.thread_count desc, c.id limit ${PLACES}) c
       cross join lateral (select k.thread_id from thread_word k
         where k.community_id = c.id and k.word = any(title_words($1))
         order by k.thread_id desc limit ${ALIKE_IN_PLACE}) k
       join thread t on t.id = k.thread_id and t.removed_at is null limit ${ALIKE})
     union all
     (select r.title from resource r join community c on c.id = r.community_id
       where lower($1) <% lower(r.title) and ${kept} limit ${ALIKE})`,
    params,
  );
  return found.flatMap(({ title }) => title.toLowerCase().split(/[^\p{L}\p{N}]+/u));
}
