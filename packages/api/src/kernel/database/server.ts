import type { PoolConfig } from 'pg';
import type { DataSource } from 'typeorm';
import { DatabaseUnreachableError } from './errors';

/** `merge` and security-invoker views came with it, and older ones leave support soon. */
const OLDEST_VERSION = 15;

export const SERVER_SETTINGS: PoolConfig = {
  /** Milliseconds. No page waits longer, and one bad query must not hold a connection for good. */
  statement_timeout: 30_000,
  // A server may be set to its owner's zone; what SQL does with days must not depend on that.
  options: '-c TimeZone=UTC',
};

/** @throws DatabaseUnreachableError when the server is older than Guildhall can use */
export async function requireVersion(dataSource: DataSource): Promise<void> {
  const [{ server_version_num: number, server_version: version }] = await dataSource.query(
    `select current_setting('server_version_num')::int server_version_num,
            current_setting('server_version') server_version`,
  );
  if (number < OLDEST_VERSION * 10_000) {
    throw new DatabaseUnreachableError(
      `The database server is PostgreSQL ${version}; Guildhall needs ${OLDEST_VERSION} or newer.`,
    );
  }
}

/** What the codes of Node and PostgreSQL mean to whoever set DATABASE_URL. */
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that host',
  ETIMEDOUT: 'it does not answer in time',
  ECONNRESET: 'it closed the connection',
  '28P01': 'the password is wrong',
  '28000': 'it refuses that user',
  '3D000': 'there is no database of that name',
  '53300': 'it has too many connections already',
  '57P03': 'it is starting up or shutting down',
};

/** One sentence for what went wrong on the way to a server, without the url's password. */
export function unreachable(url: string, error: unknown): DatabaseUnreachableError {
  if (error instanceof DatabaseUnreachableError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? (/timeout/i.test(message) ? REASONS.ETIMEDOUT : message);
  return new DatabaseUnreachableError(`The database at ${placeOf(url)} cannot be used: ${reason}.`);
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
