import type { Context } from '../kernel/context';
import { preparedAlone, statementOf } from '../kernel/database/prepared';
import { rows } from '../kernel/database/statements';
import type { Asked } from './asked';
import { isNarrowed } from './query';
import type { Ranked } from './ranked';
import type { SearchPiece } from './search.types';
import { dressed, pieces } from './snippets';
import type { Source } from './sources';

/** A page of one kind of thing. */
export interface Wish {
  source: Source;
  /** How many are shown. */
  first: number;
  after: Ranked | null;
  /** By most of the words. */
  near: boolean;
}

export interface Found extends Ranked {
  title: SearchPiece[];
  snippet: SearchPiece[];
}

export interface Looked {
  /** By wish; nothing where nothing is wished for. */
  found: Found[][];
  /** Whether any text has all the words, as far as it was asked. */
  fits: boolean;
}

interface Row extends Ranked {
  /** Of which wish. */
  at: number;
  place: number;
  title: string | null;
  snippet: string | null;
}

/** In the place of a wish: that something fits. */
const BESIDES = -1;

/**
 * Fulfils wishes, each best first, with one more than is shown where there is one. In two statements at most: a search
 * costs more on its way to the database and back than most of its parts cost there.
 * @param besides  sources of texts of which it is only asked whether anything has all the words
 */
export async function look(
  ctx: Context,
  asked: Asked,
  wishes: readonly (Wish | null)[],
  besides: readonly Source[] = [],
): Promise<Looked> {
  const found = await Promise.all(
    [true, false].map((many) => {
      const params: unknown[] = [];
      const parts = wishes.flatMap((wish, at) =>
        wish?.source.many === many ? partOf(ctx, asked, wish, at, params) : [],
      );
      for (const { fits } of besides.filter((source) => source.many === many)) {
        const fit = fits?.(ctx, asked, params);
        if (fit) parts.push(`select ${BESIDES}, null, 0, 0, null, null where ${fit}`);
      }
      return ask(ctx, asked, many, parts, params);
    }),
  );
  const all = found.flat();
  return {
    found: wishes.map((_, of) => all.filter(({ at }) => at === of).map(foundIn)),
    fits: all.some(({ at }) => at === BESIDES || wishes[at]?.source.fits),
  };
}

function partOf(
  ctx: Context,
  asked: Asked,
  { source, first, after, near }: Wish,
  at: number,
  params: unknown[],
): string[] {
  const cut = { after, limit: first + 1 };
  const ranked = source[near ? 'byMost' : 'byAll'](ctx, asked, cut, params);
  if (!ranked) return [];
  return [`select ${at} as at, f.* from (${dressed(source, asked, ranked, first, params)}) f`];
}

/** What there is less of is found well by the same plan whatever the words, and planning is most of what it costs. */
async function ask(
  ctx: Context,
  { query }: Asked,
  many: boolean,
  parts: string[],
  params: unknown[],
): Promise<Row[]> {
  if (parts.length === 0) return [];
  const sql = `with part (at, id, score, place, title, snippet) as (
    ${parts.join('\n    union all\n    ')})
    select * from part order by at, place`;
  // Other statements have too many forms to be kept.
  const kept = !many && !isNarrowed(query) && parts.length > 1;
  return kept ? preparedAlone<Row>(ctx, statementOf(sql), params) : rows<Row>(ctx, sql, params);
}

const foundIn = ({ id, score, title, snippet }: Row): Found => ({
  ...{ id, score },
  title: pieces(title ?? ''),
  snippet: pieces(snippet ?? ''),
});
