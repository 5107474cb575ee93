import DataLoader from 'dataloader';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { decodeCursor, emptyPage, PAGE_LIMIT, type Page, pageOf } from '../kernel/pagination';
import { enforce } from '../kernel/policy';
import { isKnown } from '../kernel/viewer';
import { absent } from '../threads/thread.policy';
import { type Asked, askedBy, wanted } from './asked';
import { type Found, type Looked, look, type Wish } from './looking';
import { mended } from './mending';
import { parseQuery, type Query } from './query';
import { FEW, PAGE } from './search.limits';
import { SearchGroup, SearchHit, type SearchNote } from './search.types';
import { type Source, sources } from './sources';

/** How well, which one, and whether by most of the words only. */
const cursor = z.tuple([z.number(), z.uuid(), z.union([z.literal(0), z.literal(1)])]);
export type SearchPage = { first?: number | null; after?: string | null };

/** What is looked for, and the words that were put right for it. */
interface Settled {
  asked: Asked;
  corrected: string | null;
}

/** One search by one viewer. What is asked of it at the same time is looked for in one statement. */
@ObjectType({ description: 'What was found, each kind of thing by itself.' })
export class Search {
  readonly #ctx: Context;
  readonly #first: Asked;
  /** A page for each wish; for none it is only settled what is looked for. */
  readonly #pages: DataLoader<{ wish: Wish | null }, Page<SearchHit>>;
  #settled: Promise<Settled> | undefined;
  readonly #empty = new Set<SearchGroup>();

  constructor(ctx: Context, asked: Asked) {
    this.#ctx = ctx;
    this.#first = asked;
    this.#pages = new DataLoader((keys) => this.#fulfil(keys.map(({ wish }) => wish)), {
      cache: false,
    });
  }

  get notes(): SearchNote[] {
    return this.#first.notes;
  }

  /** What was looked for instead, when nothing was found by what was typed. */
  async corrected(): Promise<string | null> {
    await this.#pages.load({ wish: null });
    return (await this.#settled)?.corrected ?? null;
  }

  async page(group: SearchGroup, args: SearchPage): Promise<Page<SearchHit>> {
    const [score, id, near] = args.after ? decodeCursor(args.after, cursor) : [];
    const wish = {
      source: sources.find((one) => one.group === group) as Source,
      first: Math.min(args.first ?? PAGE, PAGE_LIMIT),
      after: score !== undefined && id !== undefined ? { score, id } : null,
      near: near === 1,
    };
    return this.#pages.load({ wish });
  }

  async #fulfil(wishes: readonly (Wish | null)[]): Promise<Page<SearchHit>[]> {
    const { asked, found } = await this.#byAll(wishes);
    const few = wishes.map((wish, at) => {
      const enough = wish && Math.min(FEW, wish.first + 1);
      return enough && !wish.after && (found[at]?.length ?? 0) < enough
        ? { ...wish, near: true }
        : null;
    });
    const near = await this.#look(asked, few);
    return Promise.all(
      wishes.map((wish, at) => {
        const [all, most] = [found[at] ?? [], near.found[at] ?? []];
        if (!wish) return emptyPage<SearchHit>();
        return most.length > all.length
          ? this.#pageOf(asked, { ...wish, near: true }, most)
          : this.#pageOf(asked, wish, all);
      }),
    );
  }

  /** By what was typed; and where no text has all of that, by what was meant. */
  async #byAll(wishes: readonly (Wish | null)[]): Promise<{ asked: Asked; found: Found[][] }> {
    const settled = this.#settled;
    const first = settled ? null : this.#look(this.#first, wishes, textsOf(this.#first));
    if (first) this.#settled = first.then(({ fits }) => this.#settle(fits));
    const { asked } = (await this.#settled) as Settled;
    const { found } = await (first && asked === this.#first ? first : this.#look(asked, wishes));
    return { asked, found };
  }

  /** Words that are nowhere are put right only when no text has them all. */
  async #settle(fits: boolean): Promise<Settled> {
    const asked = this.#first;
    const { query } = asked;
    const better =
      !fits && wanted(query).length > 0 && textsOf(asked).length > 0
        ? await mended(this.#ctx, asked)
        : null;
    return better
      ? { asked: await askedBy(this.#ctx, better), corrected: textOf(better) }
      : { asked, corrected: null };
  }

  /** @param texts of which it must be known whether any has all the words */
  #look(asked: Asked, wishes: readonly (Wish | null)[], texts: Source[] = []): Promise<Looked> {
    const meant = wishes.map((wish) => (wish && means(wish.source, asked) ? wish : null));
    const whole = meant.flatMap((wish) => (wish && !wish.after && !wish.near ? wish.source : []));
    return look(
      this.#ctx,
      asked,
      meant,
      wanted(asked.query).length > 0 ? texts.filter((text) => !whole.includes(text)) : [],
    );
  }

  async #pageOf(asked: Asked, { source, first, after, near }: Wish, found: Found[]) {
    if (found.length === 0 && !after && means(source, asked)) await this.#missed(source.group);
    const hits = found
      .slice(0, first)
      .map((one) => Object.assign(new SearchHit(), { group: source.group, near, ...one }));
    return pageOf(hits, (hit) => [hit.score, hit.id, hit.near ? 1 : 0], {
      hasNextPage: found.length > first,
      hasPreviousPage: after !== null,
    });
  }

  /** Once nothing of any kind was found, the words are kept: a community may want to write about them. Not who asked. */
  async #missed(group: SearchGroup): Promise<void> {
    this.#empty.add(group);
    const { query } = this.#first;
    if (this.#empty.size < sources.length || !isKnown(this.#ctx.viewer)) return;
    const words = normalised(query);
    if (words === '') return;
    await rows(
      this.#ctx,
      `insert into search_miss as m (words, last_on) values ($1, $2::timestamptz::date)
       on conflict (words) do update set count = m.count + 1, last_on = excluded.last_on`,
      [words, this.#ctx.clock.now()],
    );
  }
}

/** What has words of which some may be put right. */
const textsOf = (asked: Asked): Source[] =>
  sources.filter((source) => source.fits && means(source, asked));

/** Whether there can be something of that kind. */
const means = (source: Source, asked: Asked): boolean =>
  !asked.hopeless &&
  (asked.query.groups.length === 0 || asked.query.groups.includes(source.group)) &&
  source.applies(asked);

/** As much as a gap is named by: more would be somebody's sentence. */
const MISS_MAX = 200;

/** Small letters without accents, each word once, in one order. */
export function normalised(query: Query): string {
  const words = wanted(query)
    .flatMap(({ text }) =>
      text
        .normalize('NFKD')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .map((word) => word.replace(/\p{M}/gu, ''))
    .filter((word) => word !== '');
  return [...[...new Set(words)].sort().join(' ')].slice(0, MISS_MAX).join('');
}

/** The words of a search as they would be typed. */
const textOf = ({ terms }: Query): string =>
  terms.map(({ text, not, phrase }) => `${not ? '-' : ''}${phrase ? `"${text}"` : text}`).join(' ');

/** @throws UnauthenticatedError for whom the house shows nothing */
export async function search(ctx: Context, text: string): Promise<Search> {
  const { viewer } = ctx;
  if (!isKnown(viewer) && !viewer.visitorsMayRead) enforce(absent(viewer));
  return new Search(ctx, await askedBy(ctx, parseQuery(text)));
}
