import type { Context } from '../kernel/context';
import type { Asked, Words } from './asked';
import { NEAR_COVER, RANKED, RANKED_NEAR } from './search.limits';
import type { Source } from './sources';

/** Where a thing stands among what was found. */
export interface Ranked {
  id: string;
  score: number;
}

/** Where words stand, and by which rule: the parts of the statement. */
export interface Ground {
  /** With a table of words as `w`, and whatever the rule needs. */
  from: string;
  where: string[];
  id: string;
  at: string;
  /** What is better about one than about another with the same words; of `id`, `at` and `more`. */
  bonus: string;
  /** Columns that `once` and `bonus` need, each beginning with a comma. */
  more?: string;
  /** Of those with the same first column only the first by these. */
  once?: string;
}

/** Where a search looks. What it needs is added to the parameters of the statement. */
export type GroundOf = (ctx: Context, asked: Asked, params: unknown[]) => Ground;

export interface Cut {
  after: Ranked | null;
  limit: number;
}

/** Both ways to look for the words of texts. */
export const onGround = (groundOf: GroundOf): Pick<Source, 'byAll' | 'byMost'> => ({
  byAll: (ctx, asked, cut, params) =>
    rankedByAll(groundOf(ctx, asked, params), asked.words, cut, params),
  byMost: (ctx, asked, cut, params) =>
    asked.words && asked.words.terms.length > 1
      ? rankedByMost(groundOf(ctx, asked, params), asked.words, cut, params)
      : null,
});

/** Whether anything there has all the words. */
export const fitsOn =
  (groundOf: GroundOf): NonNullable<Source['fits']> =>
  (ctx, asked, params) => {
    const { from, where } = groundOf(ctx, asked, params);
    const words = asked.words ? [`w.words @@ ${value(params, asked.words.all)}::tsquery`] : [];
    return `exists (select 1 from ${from} where ${[...where, ...words].join(' and ')})`;
  };

/** A word of the title counts most, then of the tags; of the text it counts the more the shorter the text. */
const RANK = (words: string, query: string) =>
  `ln(0.001 + ts_rank('{0.2, 0.4, 0.6, 1}', ${words}, ${query}::tsquery, 1))`;

/**
 * Ranks what fits a search: of the newest, since how many there are in all is never counted. Those that one may not see
 * are left out before the newest are taken, so that they push out none.
 */
function rankedByAll(ground: Ground, words: Words | null, cut: Cut, params: unknown[]): string {
  const query = words && value(params, words.all);
  const hit = newest(ground, query ? [`w.words @@ ${query}::tsquery`] : [], RANKED);
  const score = query ? `${RANK('h.words', query)} + ${ground.bonus}` : `extract(epoch from h.at)`;
  return `with hit as (${hit})
    ${page(`select h.id, (${score})::float8 as score from ${one(ground)} h`, params, cut)}`;
}

/**
 * The same by most of the words: all but one, and each by itself. A word that few have weighs more than one that many
 * have, which is seen among those that were found.
 */
function rankedByMost(ground: Ground, words: Words, cut: Cut, params: unknown[]): string {
  const without = words.not ? ` & !${words.not}` : '';
  const any = value(params, words.any);
  const asked = words.terms.map((term) => value(params, `${term}${without}`));
  const allButOne = words.terms.map((_, left) => {
    const others = words.terms.filter((_other, at) => at !== left);
    return `(${others.join(' & ')})`;
  });
  const most = value(params, `(${allButOne.join(' | ')})${without}`);
  const parts = [
    newest(ground, [`w.words @@ ${most}::tsquery`], RANKED),
    ...asked.map((term) => newest(ground, [`w.words @@ ${term}::tsquery`], RANKED_NEAR)),
  ];
  const has = asked.map((term, at) => `(h.words @@ ${term}::tsquery)::int as m${at}`);
  // What is nowhere says nothing about what is there.
  const weight = (at: number) => `case when f.d${at} > 0 then ln(1 + f.n / f.d${at}) else 0 end`;
  const each = asked.map((_, at) => at);
  return `with every as (${parts.map((part) => `(${part})`).join(' union all ')}),
       hit as (select distinct on (id) * from every order by id),
       had as (select h.*, ${has.join(', ')} from ${one(ground)} h),
       frequency as (select count(*)::float8 as n, ${each.map((at) => `sum(m${at})::float8 as d${at}`).join(', ')} from had),
       covered as (
         select h.*, (${each.map((at) => `h.m${at} * ${weight(at)}`).join(' + ')})
             / nullif(${each.map(weight).join(' + ')}, 0) as cover
           from had h cross join frequency f)
     ${page(
       `select h.id, (6 * h.cover + 0.5 * ${RANK('h.words', any)} + ${ground.bonus})::float8 as score
          from covered h where h.cover >= ${NEAR_COVER}`,
       params,
       cut,
     )}`;
}

export const value = (params: unknown[], given: unknown): string => `$${params.push(given)}`;

function newest({ from, where, id, at, more = '' }: Ground, also: string[], limit: number): string {
  const conditions = [...where, ...also].join(' and ') || 'true';
  return `select ${id} as id, ${at} as at, w.words${more} from ${from}
    where ${conditions} order by ${at} desc, ${id} desc limit ${limit}`;
}

const one = ({ once }: Ground): string =>
  once ? `(select distinct on (same) * from hit order by same, ${once})` : 'hit';

function page(scored: string, params: unknown[], { after, limit }: Cut): string {
  const beyond = after
    ? `where (s.score, s.id) < (${value(params, after.score)}::float8, ${value(params, after.id)}::uuid)`
    : '';
  return `select s.id, s.score from (${scored}) s ${beyond} order by s.score desc, s.id desc limit ${value(params, limit)}`;
}
