import DataLoader from 'dataloader';
import type { Context } from './context';

/** One cache of loaders per context: what is loaded in a request is not seen by another. */
export type LoaderCache = Map<symbol, DataLoader<unknown, unknown>>;

/**
 * Declares an edge that is loaded for many things in one statement.
 * @param batch answers the keys in their order; an Error in the answer fails that key only
 */
export function defineLoader<Key, Value>(
  batch: (ctx: Context, keys: readonly Key[]) => Promise<Array<Value | Error>>,
): (ctx: Context) => DataLoader<Key, Value> {
  const identity = Symbol('loader');
  return (ctx) => {
    let loader = ctx.loaders.get(identity);
    if (!loader) {
      loader = new DataLoader((keys) => batch(ctx, keys as readonly Key[])) as never;
      ctx.loaders.set(identity, loader as DataLoader<unknown, unknown>);
    }
    return loader as unknown as DataLoader<Key, Value>;
  };
}

/** Puts rows in the order of the keys they were asked for; a key without a row gives null. */
export function inOrder<Row, Key extends string>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Array<Row | null> {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Gathers rows by the key they were asked for; a key without rows gives an empty list. */
export function grouped<Row, Key extends string>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const byKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}
