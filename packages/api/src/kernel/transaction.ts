import type { Context } from './context';

/** What leaves only when the outermost transaction has committed; it begins in the order it was asked for. */
export interface Pending {
  afterCommit: Array<() => void | Promise<void>>;
}

/**
 * Runs work in one transaction; inside another it joins that one.
 * Inside, only the context that is passed may be used: on the embedded database the transaction holds
 * the one connection, and anything else would wait for it.
 */
export async function transaction<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (ctx.pending) return work(ctx);
  const pending: Pending = { afterCommit: [] };
  const result = await ctx.db.transaction((db) =>
    work({ ...ctx, db, loaders: new Map(), pending }),
  );
  // What was loaded before the change must not be answered after it.
  ctx.loaders.clear();
  // All begin in this very turn: a reader told of change 11 before change 10, because 10 still waited for a queue, could
  // ask for what comes after 11 and never hear of 10.
  await Promise.all(
    pending.afterCommit.map(async (leave) => {
      try {
        await leave();
      } catch (error) {
        // The change is committed: what follows it cannot undo it, and must not fail the answer.
        ctx.log.error({ err: error }, 'after commit');
      }
    }),
  );
  return result;
}

/** Keeps something to do until the commit. Outside a transaction it is a mistake of ours. */
export function afterCommit(tx: Context, leave: () => void | Promise<void>): void {
  if (!tx.pending) throw new Error('afterCommit is only for what happens in a transaction');
  tx.pending.afterCommit.push(leave);
}
