import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { dependencies } from '../package.json';
import { type Database, openDatabase } from '../src/kernel/database/database';
import { migrate, readMigrations } from '../src/kernel/database/migrations';
import { Jobs, jobNames } from '../src/kernel/jobs';
import '../src/jobs';
import '../src/listeners';

/** Milliseconds without use after which a template is nobody's any more: a day. */
const TEMPLATE_AGE = 86_400_000;

/** Any number that nothing else on the test server uses for an advisory lock. */
const ADVISORY_LOCK = 4_750_114_602;

const PREFIX = 'guildhall_test_';
const TEMPLATE = `${PREFIX}template_`;

const short = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);
const host = short(hostname()).slice(0, 6);

/** What the names of this run's databases begin with; says who made them, so that others can tell. */
export const runPrefix = (pid: number): string => `${PREFIX}${host}_${pid}_`;

async function hash(): Promise<string> {
  const migrations = await readMigrations();
  return short(
    JSON.stringify([dependencies, migrations.map(({ checksum }) => checksum), jobNames()]),
  );
}

/** All migrations, and the queues of all jobs: making those takes as long again. */
async function fill(database: Database): Promise<void> {
  await migrate(database);
  const jobs = new Jobs(database);
  await jobs.prepare();
  await jobs.stop();
}

/** A tarball of an embedded database that is filled, made once for each state of what fills it. */
export async function embeddedTemplate(): Promise<string> {
  const folder = join(tmpdir(), 'guildhall-test');
  const path = join(folder, `${await hash()}.tar`);
  await mkdir(folder, { recursive: true });
  if (existsSync(path)) {
    await utimes(path, new Date(), new Date());
  } else {
    const database = await openDatabase({ inMemory: true, entities: [] });
    try {
      await fill(database);
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, await database.dump());
      await rename(draft, path);
    } finally {
      await database.close();
    }
  }
  for (const name of await readdir(folder)) {
    const other = join(folder, name);
    const age = Date.now() - ((await stat(other).catch(() => null))?.mtimeMs ?? 0);
    if (age > TEMPLATE_AGE) await rm(other, { force: true });
  }
  return path;
}

/** The url of another database on the same server. */
export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

export async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const named = async (client: Client, prefix: string): Promise<string[]> => {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  return rows.map(({ datname }) => datname);
};

/** The name of a database that is filled, made once for each state of what fills it. */
export async function serverTemplate(url: string): Promise<string> {
  const name = `${TEMPLATE}${await hash()}`;
  await onServer(url, async (client) => {
    // Runs that start together: one makes it, the others wait.
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const templates = await named(client, TEMPLATE);
    for (const other of templates.filter((template) => template.endsWith('_draft'))) {
      await client.query(`drop database "${other}" with (force)`);
    }
    const used = () => client.query(`comment on database "${name}" is '${Date.now()}'`);
    if (templates.includes(name)) {
      await used();
      return;
    }
    const draft = `${name}_draft`;
    await client.query(`create database "${draft}" template template0 encoding 'UTF8'`);
    const database = await openDatabase({ url: urlOf(url, draft), entities: [] });
    try {
      await fill(database);
    } finally {
      await database.close();
    }
    await client.query(`alter database "${draft}" rename to "${name}"`);
    await used();
  });
  return name;
}

/** Drops the databases of one run, used or not. */
export async function dropRun(url: string, pid: number): Promise<void> {
  await onServer(url, async (client) => {
    for (const name of await named(client, runPrefix(pid))) {
      await client.query(`drop database if exists "${name}" with (force)`);
    }
  });
}

/** Drops what killed runs of this machine have left, and templates that nobody uses any more. */
export async function sweep(url: string): Promise<void> {
  await onServer(url, async (client) => {
    // A template's comment is the time of its last use.
    const old = await client.query<{ datname: string }>(
      `select datname from pg_database
        where starts_with(datname, $1) and shobj_description(oid, 'pg_database')::numeric < $2`,
      [TEMPLATE, Date.now() - TEMPLATE_AGE],
    );
    const left = (await named(client, PREFIX)).filter((name) => {
      const [of, pid] = name.slice(PREFIX.length).split('_');
      return of === host && !alive(Number(pid));
    });
    for (const name of [...left, ...old.rows.map(({ datname }) => datname)]) {
      // Without force: what is in use is somebody's.
      await client.query(`drop database if exists "${name}"`).catch(() => undefined);
    }
  });
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
