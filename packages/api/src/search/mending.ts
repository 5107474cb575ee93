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
/** In a longer word one slip leaves enough of its trigrams standing to be found by them. */
const LONGEST = 8;
/** Titles that are read for each of its slips in one place, and for all. */
const SLIPS_IN_PLACE = 2;
const SLIPS = 1_000;

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
      const word =
        nearest(term.text, await titleWords(ctx, term.text)) ??
        nearest(term.text, await shortTitleWords(ctx, term.text));
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
  return wordsIn(found);
}

/**
 * In a short word one sign too many, another one, or two exchanged leave too little of it to sound alike: "ulser". So
 * what one slip makes of its short form (017) is looked up in each place, and only when nothing else was near: some
 * thousand looks into an index, whatever the house holds.
 */
async function shortTitleWords(ctx: Context, word: string): Promise<string[]> {
  if ([...word].length > LONGEST) return [];
  const params: unknown[] = [word, patternOf(word)];
  const readable = readableBy(ctx.viewer, 'c', params);
  const kept = visibleResources(ctx, 'r', 'c', params);
  const found = await rows<{ title: string }>(
    ctx,
    `with slip as (
       select distinct left(v.word, 4) as word
         from unnest(title_words($1)) s(short)
        cross join generate_series(1, length(s.short) + 1) at
        cross join unnest(array_append(regexp_split_to_array('abcdefghijklmnopqrstuvwxyz0123456789', ''), '')) l(sign)
        cross join lateral (values (left(s.short, at - 1) || l.sign || substr(s.short, at + 1)),
          (left(s.short, at - 1) || l.sign || substr(s.short, at)),
          (left(s.short, at - 1) || substr(s.short, at + 1, 1) || substr(s.short, at, 1) || substr(s.short, at + 2))) v(word)
        -- Vowels stand only at the beginning of a short form.
        where at = 1 or l.sign !~ '[aeiouy]')
     (select t.title from (select c.id from community c where ${readable}
        order by c.thread_count desc, c.id limit ${PLACES}) c
       cross join slip
       cross join lateral (select k.thread_id from thread_word k
         where k.community_id = c.id and k.word = slip.word
         order by k.thread_id desc limit ${SLIPS_IN_PLACE}) k
       join thread t on t.id = k.thread_id and t.removed_at is null limit ${SLIPS})
     union all
     (select r.title from resource r join community c on c.id = r.community_id
       where lower(r.title) ~ $2 and ${kept} limit ${ALIKE})`,
    params,
  );
  return wordsIn(found);
}

/** Words that are one slip away, for what there is so little of that all of it can be read. */
function patternOf(word: string): string {
  const signs = [...word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  const slips = signs.flatMap((sign, at) => {
    const [before, next, rest] = [signs.slice(0, at), signs[at + 1], signs.slice(at + 2)];
    const after = signs.slice(at + 1);
    return [
      [...before, '.', ...after],
      [...before, ...after],
      ...(next === undefined ? [] : [[...before, next, sign, ...rest]]),
    ].map((slip) => slip.join(''));
  });
  return `\\m(${slips.join('|')})\\M`;
}

const wordsIn = (found: Array<{ title: string }>): string[] =>
  found.flatMap(({ title }) => title.toLowerCase().split(/[^\p{L}\p{N}]+/u));
