import { createHash } from 'node:crypto';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';

/** A statement that is asked so often that each connection keeps it parsed and planned. */
export interface Statement {
  name: string;
  text: string;
}

const made = new Map<string, Statement>();

/** The statement kept under a key, made at the first call. Its name follows from its text. */
export function statement(key: string, text: () => string): Statement {
  let known = made.get(key);
  if (!known) {
    const sql = text();
    known = { name: createHash('sha256').update(sql).digest('hex').slice(0, 24), text: sql };
    made.set(key, known);
  }
  return known;
}

/**
 * Plain rows of a prepared statement. Parsing and planning a statement with many columns costs more than a page's
 * worth of rows, so hot pages do it once for each connection.
 */
export async function prepared<T extends object>(
  ctx: Context,
  { name, text }: Statement,
  values: unknown[],
): Promise<T[]> {
  // Inside a transaction there is only its own connection.
  if (ctx.pending) return rows<T>(ctx, text, values);
  const client = await ctx.services.database.pool.connect();
  try {
    return (await client.query<T & Record<string, unknown>>({ name, text, values })).rows;
  } finally {
    client.release();
  }
}
