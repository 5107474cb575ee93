import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError, type PoolClient } from 'pg';
import type { Database } from './database';
import { MigrationError } from './errors';

const DIRECTORY = join(__dirname, '../../migrations');

/** Three digits give the order; the rest says what it does. */
const NAME = /^(\d{3})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

/** Any number, as long as nothing else in the database uses it for an advisory lock. */
const ADVISORY_LOCK = 4_750_114_601;

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the text, with line ends as \n whatever the checkout made of them. */
  checksum: string;
}

export interface MigrationOptions {
  /** Called with each migration's name once it is applied. */
  onProgress?: (name: string) => void;
  /** Where the migrations are, other than in the application's own folder. */
  directory?: string;
}

/**
 * The migrations in order.
 * @throws MigrationError for a file with another kind of name, or a number used twice
 */
export async function readMigrations(directory = DIRECTORY): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Map<string, string>();
  for (const name of names) {
    const number = NAME.exec(name)?.[1];
    if (!number) throw new MigrationError(`The migration ${name} is not named like 001-what.sql.`);
    const other = numbers.get(number);
    if (other)
      throw new MigrationError(`The migrations ${other} and ${name} have the same number.`);
    numbers.set(number, name);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies the migrations that the database does not have, each in a transaction of its own together
 * with its row. Processes that start at the same time wait for each other; the second finds nothing to do.
 * @returns the names of those applied now
 * @throws MigrationError when one fails, was edited since it was applied, or is unknown here
 */
export async function migrate(
  database: Database,
  { onProgress, directory }: MigrationOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(directory);
  return alone(database, async (client) => {
    const pending = notApplied(migrations, await applied(client));
    for (const migration of pending) {
      await apply(client, migration);
      onProgress?.(migration.name);
    }
    return pending.map(({ name }) => name);
  });
}

/**
 * The names of the migrations that `migrate` would apply.
 * @throws MigrationError when one was edited since it was applied, or is unknown here
 */
export async function pendingMigrations(database: Database, directory?: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const client = await database.pool.connect();
  try {
    return notApplied(migrations, await applied(client)).map(({ name }) => name);
  } finally {
    client.release();
  }
}

type Row = Pick<Migration, 'name' | 'checksum'>;

async function applied(client: PoolClient): Promise<Row[]> {
  const table = await client.query("select to_regclass('public.migration') is not null as there");
  if (!table.rows[0].there) return [];
  return (await client.query<Row>('select name, checksum from migration order by name')).rows;
}

/** The history may only grow at its end: anything else, and two databases would differ. */
function notApplied(migrations: Migration[], landed: Row[]): Migration[] {
  for (const [place, row] of landed.entries()) {
    const here = migrations[place];
    if (here?.name === row.name) {
      if (here.checksum === row.checksum) continue;
      throw new MigrationError(
        `The migration ${row.name} was edited after it was applied to this database; restore it, and make the change in a new migration.`,
      );
    }
    throw new MigrationError(
      migrations.some(({ name }) => name === row.name)
        ? `The migration ${here?.name} comes before ${row.name}, which this database already has; give it a number after that.`
        : `This database has the migration ${row.name}, which this version of Guildhall does not know; start the version that made it, or a newer one.`,
    );
  }
  return migrations.slice(landed.length);
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(
      `The migration ${migration.name} failed${lineOf(error, migration.sql)}: ${error instanceof Error ? error.message : error}. Nothing of it was applied.`,
    );
  }
}

/** PostgreSQL counts characters from the start of what it was sent. */
function lineOf(error: unknown, sql: string): string {
  const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN;
  return position > 0 ? ` at line ${sql.slice(0, position - 1).split('\n').length}` : '';
}

/** Holds the advisory lock on one connection, on which waiting and building may take their time. */
async function alone<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query(
      `create table if not exists migration (
         name text primary key,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    );
    return await work(client);
  } catch (error) {
    if (!(error instanceof MigrationError)) broken = error as Error;
    throw error;
  } finally {
    if (!broken) {
      await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
      await client.query('reset statement_timeout');
    }
    client.release(broken);
  }
}
