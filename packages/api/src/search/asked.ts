import { listedFor, readableBy } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { prepared, statementOf } from '../kernel/database/prepared';
import { rows } from '../kernel/database/statements';
import { isKnown } from '../kernel/viewer';
import { isEmpty, isNarrowed, type Note, type Query, type Term } from './query';
import { SearchNoteCode } from './search.types';

/** Words as PostgreSQL looks for them: texts of tsqueries, which it wrote itself. */
export interface Words {
  /** All of them, and none of the excluded. */
  all: string;
  /** Each by itself. */
  terms: string[];
  /** One at least. */
  any: string;
  /** What must not be there; null when nothing. */
  not: string | null;
  /** All of them as beginnings of words as they stand, for names. */
  names: string;
  /** As they were typed, without the excluded. */
  plain: string;
}

/** A search with what its names stand for, as one viewer may know them. */
export interface Asked {
  query: Query;
  words: Words | null;
  communityIds: string[] | null;
  personIds: string[] | null;
  notes: Note[];
  /** Nothing can be found by it. */
  hopeless: boolean;
}

export const wanted = ({ terms }: Query): Term[] => terms.filter(({ not }) => !not);

/** Looks up whom and what a search names, and its words in the languages of the communities that the viewer reads. */
export async function askedBy(ctx: Context, query: Query): Promise<Asked> {
  const notes: Note[] = [...query.notes];
  const [communityIds, personIds, words] = await Promise.all([
    communitiesIn(ctx, query, notes),
    peopleIn(ctx, query, notes),
    wordsOf(ctx, query),
  ]);
  const stranger = query.mine && !isKnown(ctx.viewer);
  if (stranger) notes.push({ code: SearchNoteCode.SIGN_IN_FIRST, text: 'is:mine' });
  if (isEmpty(query) && query.terms.length > 0) {
    notes.push({ code: SearchNoteCode.ONLY_NEGATED, text: `-${query.terms[0]?.text}` });
  } else if (wanted(query).length > 0 && words === null && !isNarrowed(query)) {
    const text = wanted(query).map((term) => term.text);
    notes.push({ code: SearchNoteCode.COMMON_WORDS, text: text.join(' ') });
  }
  return {
    ...{ query, words, communityIds, personIds, notes },
    hopeless:
      isEmpty(query) ||
      stranger ||
      (wanted(query).length > 0 && words === null && !isNarrowed(query)) ||
      communityIds?.length === 0 ||
      personIds?.length === 0,
  };
}

async function communitiesIn(ctx: Context, query: Query, notes: Note[]): Promise<string[] | null> {
  if (query.in.length === 0) return null;
  const params: unknown[] = [query.in];
  const found = await rows<{ id: string; slug: string }>(
    ctx,
    `select c.id, c.slug from community c
      where c.slug = any($1::text[]) and ${listedFor(ctx.viewer, 'c', params)}`,
    params,
  );
  for (const slug of query.in) {
    if (found.some((one) => one.slug === slug)) continue;
    notes.push({ code: SearchNoteCode.NO_SUCH_COMMUNITY, text: `in:${slug}` });
  }
  return found.map(({ id }) => id);
}

async function peopleIn(ctx: Context, query: Query, notes: Note[]): Promise<string[] | null> {
  if (query.by.length === 0) return null;
  const me = isKnown(ctx.viewer) ? ctx.viewer.personId : null;
  const found = await rows<{ id: string; handle: string }>(
    ctx,
    'select p.id, p.handle from person p where p.handle = any($1::text[])',
    [query.by],
  );
  const ids = found.map(({ id }) => id);
  for (const handle of query.by) {
    if (found.some((one) => one.handle === handle)) continue;
    if (handle !== 'me') notes.push({ code: SearchNoteCode.NO_SUCH_PERSON, text: `by:${handle}` });
    else if (me) ids.push(me);
    else notes.push({ code: SearchNoteCode.SIGN_IN_FIRST, text: 'by:me' });
  }
  return ids;
}

/** Null when there are none, or all are too common to be looked for. */
async function wordsOf(ctx: Context, { terms }: Query): Promise<Words | null> {
  if (!terms.some(({ not }) => !not)) return null;
  const params: unknown[] = [terms.map(({ text }) => text), terms.map(({ phrase }) => phrase)];
  const readable = readableBy(ctx.viewer, 'c', params);
  const sql = `select a.at::int, (
        select array_agg(distinct q.said::text order by q.said::text) from (
          select distinct unnest(array[w.config, with_accents(w.config)]) as config
            from community_words w join community c on c.id = w.community_id where ${readable}) l
         cross join lateral (select case when a.phrase
           then phraseto_tsquery(l.config, a.word) else plainto_tsquery(l.config, a.word) end as said) q
         where l.config is not null and numnode(q.said) > 0) as queries,
        plainto_tsquery('words_simple', a.word)::text as name
       from unnest($1::text[], $2::boolean[]) with ordinality a(word, phrase, at) order by a.at`;
  const found = await prepared<{ at: number; queries: string[] | null; name: string }>(
    ctx,
    statementOf(sql),
    params,
  );
  const either = (queries: string[]) => `(${queries.join(' | ')})`;
  const one = found.map(({ queries }, at) => ({
    said: queries && either(queries),
    not: terms[at]?.not === true,
  }));
  const said = (not: boolean) =>
    one.flatMap((term) => (term.not === not && term.said ? [term.said] : []));
  // The same word twice counts once.
  const positive = [...new Set(said(false))];
  const negative = said(true);
  const names = found
    .filter(({ name }, at) => name !== '' && !terms[at]?.not)
    .map(({ name }) => `(${name.replace(/'(?=$| )/g, "':*")})`);
  if (names.length === 0) return null;
  const not = negative.length > 0 ? either(negative) : null;
  return {
    all: [...positive, ...(not && positive.length > 0 ? [`!${not}`] : [])].join(' & '),
    terms: positive,
    any: positive.join(' | '),
    not,
    names: names.join(' & '),
    plain: wanted({ terms } as Query)
      .map(({ text }) => text)
      .join(' '),
  };
}
