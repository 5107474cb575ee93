import { randomBytes } from 'node:crypto';
import { type Database, type DatabaseOptions, openDatabase } from '../src/kernel/database/database';
import { onServer, runPrefix, urlOf } from './template';

/** What a test may set. A test that needs a server asks `database.kind`. */
export type TestDatabaseOptions = Pick<DatabaseOptions, 'poolSize' | 'acquireTimeout' | 'logger'>;

/**
 * A database of the caller's own with all migrations: embedded in memory or, with TEST_DATABASE_URL,
 * on that server. `close()` it in `afterAll`; on a server that drops it.
 *
 * @param entities entity classes
 */
export async function testDatabase(
  entities: DatabaseOptions['entities'] = [],
  options: TestDatabaseOptions = {},
): Promise<Database> {
  const {
    TEST_DATABASE_URL: server,
    GUILDHALL_TEST_TARBALL: tarball,
    GUILDHALL_TEST_TEMPLATE: template,
  } = process.env;
  if (!tarball) throw new Error('testDatabase is for jest, after test/globalSetup.ts.');
  if (!server) return openDatabase({ ...options, inMemory: true, loadDataDir: tarball, entities });

  const { GUILDHALL_TEST_RUN: run, JEST_WORKER_ID: worker } = process.env;
  const name = `${runPrefix(Number(run))}${worker}_${randomBytes(4).toString('hex')}`;
  await onServer(server, (client) =>
    client.query(`create database "${name}" template "${template}"`),
  );
  const drop = () =>
    onServer(server, (client) => client.query(`drop database if exists "${name}" with (force)`));
  try {
    const database = await openDatabase({ ...options, url: urlOf(server, name), entities });
    return {
      ...database,
      close: async () => {
        await database.close();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
