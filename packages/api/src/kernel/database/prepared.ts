import { createHash } from 'node:crypto';
import type { Context } from '../context';
import type { Statement } from './lines';

export type { Statement };

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

/** The same of a text that is put together at each call, and has few forms. */
export const statementOf = (text: string): Statement => statement(text, () => text);

/**
 * Plain rows of a prepared statement. Parsing and planning a statement with many columns costs more than a page's
 * worth of rows, so what runs often does it once for each connection. Outside of a transaction it must only read.
 * @throws DatabaseError with PostgreSQL's `code`
 */
export async function prepared<T extends object>(
  ctx: Context,
  statement: Statement,
  values: unknown[],
): Promise<T[]> {
  const runner = ctx.pending ? ctx.db.queryRunner : undefined;
  if (!runner) return ctx.services.database.ask<T & Record<string, unknown>>(statement, values);
  // Inside a transaction there is only its own connection.
  return (await (await runner.connect()).query({ ...statement, values })).rows;
}

/**
 * The same on a connection that nobody else waits for: for what may take longer.
 * @throws DatabaseError with PostgreSQL's `code`
 */
export async function preparedAlone<T extends object>(
  ctx: Context,
  statement: Statement,
  values: unknown[],
): Promise<T[]> {
  if (ctx.pending) return prepared(ctx, statement, values);
  const runner = ctx.db.dataSource.createQueryRunner();
  try {
    return (await (await runner.connect()).query({ ...statement, values })).rows;
  } finally {
    await runner.release();
  }
}
