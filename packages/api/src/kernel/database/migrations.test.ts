import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../../../test/database';
import type { Database } from './database';
import { MigrationError } from './errors';
import { migrate, pendingMigrations, readMigrations } from './migrations';

let database: Database;
let directory: string;

beforeAll(async () => {
  database = await testDatabase([]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('drop table if exists migration, club, song');
  directory = await mkdtemp(join(tmpdir(), 'guildhall-migrations-'));
  await write('001-club.sql', 'create table club (name text);\ncreate index on club (name);\n');
});
afterEach(() => rm(directory, { recursive: true }));

const write = (name: string, sql: string) => writeFile(join(directory, name), sql);
const there = async (table: string): Promise<boolean> =>
  (await database.pool.query('select to_regclass($1) is not null as there', [table])).rows[0].there;
const sentence = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error('It was not refused.'),
    (caught) => caught,
  );
  expect(error).toBeInstanceOf(MigrationError);
  return (error as Error).message;
};

it('applies what is pending, in order and once', async () => {
  await write('002-song.sql', "create table song (title text);\ninsert into song values ('a');");
  expect(await pendingMigrations(database, directory)).toEqual(['001-club.sql', '002-song.sql']);
  const progress: string[] = [];
  const options = { directory, onProgress: (name: string) => progress.push(name) };
  expect(await migrate(database, options)).toEqual(['001-club.sql', '002-song.sql']);
  expect(progress).toEqual(['001-club.sql', '002-song.sql']);
  expect(await migrate(database, options)).toEqual([]);
  expect(await pendingMigrations(database, directory)).toEqual([]);
  const { rows } = await database.pool.query('select * from migration order by name');
  expect(rows).toEqual([
    { name: '001-club.sql', checksum: expect.any(String), applied_at: expect.any(Date) },
    { name: '002-song.sql', checksum: expect.any(String), applied_at: expect.any(Date) },
  ]);
});

it('goes through once when two processes start together', async () => {
  await write('002-song.sql', 'create table song (title text);');
  const applied = await Promise.all([
    migrate(database, { directory }),
    migrate(database, { directory }),
  ]);
  expect(applied.flat().sort()).toEqual(['001-club.sql', '002-song.sql']);
});

it('leaves nothing of one that fails, and keeps those before it', async () => {
  await write('002-song.sql', 'create table song (title text);\n\ninsert into nowhere values (1);');
  expect(await sentence(migrate(database, { directory }))).toBe(
    'The migration 002-song.sql failed at line 3: relation "nowhere" does not exist. Nothing of it was applied.',
  );
  expect([await there('club'), await there('song')]).toEqual([true, false]);
  await write('002-song.sql', 'create table song (title text);');
  expect(await migrate(database, { directory })).toEqual(['002-song.sql']);
});

it('refuses one that was edited after it was applied, but not its line ends', async () => {
  await migrate(database, { directory });
  await write('001-club.sql', 'create table club (name text);\r\ncreate index on club (name);\r\n');
  expect(await migrate(database, { directory })).toEqual([]);
  await write('001-club.sql', 'create table club (title text);');
  expect(await sentence(migrate(database, { directory }))).toMatch(/001-club\.sql was edited/);
  expect(await sentence(pendingMigrations(database, directory))).toMatch(/was edited/);
});

it('refuses a database that a newer version has migrated', async () => {
  await write('002-song.sql', 'create table song (title text);');
  await migrate(database, { directory });
  await rm(join(directory, '002-song.sql'));
  expect(await sentence(migrate(database, { directory }))).toMatch(
    /002-song\.sql, which this version/,
  );
});

it('refuses one that comes before those already applied', async () => {
  await write('003-song.sql', 'create table song (title text);');
  await migrate(database, { directory });
  await write('002-late.sql', 'select 1;');
  expect(await sentence(migrate(database, { directory }))).toMatch(
    /002-late\.sql comes before 003-song\.sql/,
  );
});

it('refuses names that give no order', async () => {
  await write('001-again.sql', 'select 1;');
  expect(await sentence(readMigrations(directory))).toMatch(/same number/);
  await rm(join(directory, '001-again.sql'));
  await write('later.sql', 'select 1;');
  expect(await sentence(readMigrations(directory))).toMatch(/later\.sql is not named like/);
});

it('has no time limit, and gives the connection back with its own', async () => {
  const limit = async () => (await database.pool.query('show statement_timeout')).rows;
  const before = await limit();
  await write(
    '002-limit.sql',
    "create table song as select current_setting('statement_timeout') s;",
  );
  await migrate(database, { directory });
  expect((await database.pool.query('select s from song')).rows).toEqual([{ s: '0' }]);
  expect(await limit()).toEqual(before);
});
