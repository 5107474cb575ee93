import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** What one `countStatements` has seen, and the one around it. */
interface Count {
  statements: string[];
  around: Count | undefined;
}

const counts = new AsyncLocalStorage<Count>();

/** What opens and closes transactions is no statement of the work: how often it comes is TypeORM's. */
const TRANSACTION_CONTROL =
  /^\s*(?:begin|start\s+transaction|commit|end|rollback|savepoint|release|abort|set\s+transaction)\b/i;

/**
 * Runs work and lists the statements that it sent to the database, in order, those of its awaited
 * parts included. Opening and closing transactions is not listed. May be nested; each level sees what
 * happens inside it.
 */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const result = await counts.run({ statements, around: counts.getStore() }, work);
  return { result, statements };
}

/** Called by the one client class for every statement. */
export function recordStatement(text: string): void {
  if (TRANSACTION_CONTROL.test(text)) return;
  for (let count = counts.getStore(); count; count = count.around) count.statements.push(text);
}

/** Something with a manager: a request's context, or the manager itself. */
export type Queryable = EntityManager | { readonly db: EntityManager };

async function send(queryable: Queryable, sql: string, params: readonly unknown[]) {
  const manager = 'db' in queryable ? queryable.db : queryable;
  // Inside a transaction its own runner; outside, one for this statement.
  const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
  try {
    return await runner.query(sql, [...params], true);
  } finally {
    if (runner !== manager.queryRunner) await runner.release();
  }
}

/**
 * The rows of a statement as plain objects, also those of `insert | update | delete … returning`.
 * @throws QueryFailedError with PostgreSQL's `code`
 */
export async function rows<T>(
  queryable: Queryable,
  sql: string,
  params: readonly unknown[] = [],
): Promise<T[]> {
  return (await send(queryable, sql, params)).records;
}

/**
 * How many rows a statement has inserted, changed or deleted.
 * @throws QueryFailedError with PostgreSQL's `code`
 */
export async function affected(
  queryable: Queryable,
  sql: string,
  params: readonly unknown[] = [],
): Promise<number> {
  return (await send(queryable, sql, params)).affected ?? 0;
}
