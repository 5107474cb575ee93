import { AsyncResource } from 'node:async_hooks';
import { join } from 'node:path';
import type { Pool, PoolConfig, QueryResultRow } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { CountedClient, resultTypes } from './client';
import { EmbeddedHost } from './embedded/host';
import { acquireLock } from './embedded/lock';
import { Lines, type Statement } from './lines';
import { SnakeNames } from './names';
import { requireVersion, SERVER_SETTINGS, unreachable } from './server';

/** Milliseconds to wait for a connection. Longer than any honest wait, so that what waits for itself
 * (a query beside the transaction that holds the only connection) is an error and not a standstill. */
const ACQUIRE_TIMEOUT = 5_000;

/** The files of the embedded database, and its lock, inside the data directory. */
const DIRECTORY = 'database';
const LOCK = 'database.lock';

/** What is needed of a logger; pino's fits. */
export interface DatabaseLogger {
  warn(fields: object, message: string): void;
}

export interface DatabaseOptions {
  /** A PostgreSQL server, as postgres://user:password@host:port/database. Absent: embedded. */
  url?: string | undefined;
  /** The installation's data directory, for the embedded database. */
  dataDirectory?: string | undefined;
  /** Embedded, and gone when closed. */
  inMemory?: boolean;
  /** A file of `Database.dump()` that a new embedded database starts from. */
  loadDataDir?: string | undefined;
  /** Entity classes. */
  entities: Array<Function | EntitySchema>;
  /** Connections to a server; the embedded database has one. */
  poolSize?: number;
  /** Milliseconds to wait for a connection. */
  acquireTimeout?: number;
  logger?: DatabaseLogger;
}

export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly dataSource: DataSource;
  /** The connections below TypeORM, for what brings its own SQL. */
  readonly pool: Pool;
  /**
   * The rows of a short statement that only reads, outside of any transaction.
   * @throws DatabaseError with PostgreSQL's `code`
   */
  ask<T extends QueryResultRow>(statement: Statement, values: unknown[]): Promise<T[]>;
  /** The whole embedded database as a tarball for `loadDataDir`. */
  dump(): Promise<Uint8Array>;
  /** Closes connections, files and lock. May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens the database: a PostgreSQL server when there is a url, else the embedded one. It does not
 * migrate; see `migrate`.
 * @throws DatabaseUnreachableError when it does not answer, or is older than PostgreSQL 15
 * @throws DatabaseLockedError when another process has the embedded database open
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openServer(options.url, options) : openEmbedded(options);
}

async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const dataSource = sourceFor(options, {
    ...SERVER_SETTINGS,
    connectionString: url,
    max: options.poolSize ?? 10,
  });
  try {
    await dataSource.initialize();
    await requireVersion(dataSource);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw unreachable(url, error);
  }
  const lines = new Lines((dataSource.driver as PostgresDriver).master.options);
  return opened('server', dataSource, {
    ask: (statement, values) => lines.ask(statement, values),
    dump: () => Promise.reject(new Error('Only the embedded database can be dumped.')),
    end: () => lines.close(),
  });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const { dataDirectory, inMemory, loadDataDir } = options;
  if (!inMemory && !dataDirectory) throw new Error('An embedded database needs a dataDirectory.');
  const place = inMemory ? undefined : dataDirectory;
  const lock = place ? acquireLock(join(place, LOCK)) : undefined;
  const release = () => lock?.release();
  if (lock) process.once('exit', release);
  let host: EmbeddedHost | undefined;
  const end = async () => {
    await host?.close();
    release();
    process.off('exit', release);
  };
  try {
    host = await EmbeddedHost.start({
      ...(place && { directory: join(place, DIRECTORY) }),
      ...(loadDataDir && { template: loadDataDir }),
    });
    const dataSource = sourceFor(options, {
      stream: host.stream,
      // Said outright, because `pg` otherwise fills them from the environment.
      host: 'localhost',
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      max: 1,
      // Ending an idle connection saves nothing here: it is no connection.
      idleTimeoutMillis: 0,
    });
    await dataSource.initialize();
    const pool = (dataSource.driver as PostgresDriver).master;
    return opened('embedded', dataSource, {
      // The one connection is no socket.
      ask: async (statement, values) => (await pool.query({ ...statement, values })).rows,
      dump: () => (host as EmbeddedHost).dump(),
      end,
    });
  } catch (error) {
    await end();
    throw error;
  }
}

function sourceFor(options: DatabaseOptions, connection: PoolConfig): DataSource {
  const extra = {
    ...connection,
    Client: CountedClient,
    types: resultTypes,
    application_name: 'guildhall',
    connectionTimeoutMillis: options.acquireTimeout ?? ACQUIRE_TIMEOUT,
  };
  return new DataSource({
    type: 'postgres',
    entities: options.entities,
    namingStrategy: new SnakeNames(),
    synchronize: false,
    // Extensions are a migration's to make.
    installExtensions: false,
    logging: false,
    poolErrorHandler: (error: unknown) =>
      options.logger?.warn({ err: error }, 'A connection to the database was lost.'),
    extra,
  });
}

function opened(
  kind: Database['kind'],
  dataSource: DataSource,
  { ask, dump, end }: Pick<Database, 'ask' | 'dump'> & { end: () => Promise<void> },
): Database {
  const pool = keepContext((dataSource.driver as PostgresDriver).master);
  let closing: Promise<void> | undefined;
  return {
    kind,
    dataSource,
    pool,
    ask,
    dump,
    close: () => {
      closing ??= dataSource.destroy().finally(end);
      return closing;
    },
  };
}

/** A caller that waited for a connection goes on inside whatever gave it back. This returns it to its
 * own asynchronous context, so that its statements are counted as its own. */
function keepContext(pool: Pool): Pool {
  pool.connect = new Proxy(pool.connect, {
    apply: (connect, self, args: Array<(...results: unknown[]) => void>) =>
      Reflect.apply(
        connect,
        self,
        args.map((callback) => AsyncResource.bind(callback)),
      ),
  });
  return pool;
}
