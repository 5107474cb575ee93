import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { api, bench, filesBelow, hashFiles, Stop, say, since } from '../../scripts/lib.mjs';
import { startOurs } from './servers.mjs';
import { makeTexts, TEXTS } from './texts.mjs';

const PREFIX = 'guildhall_bench';
const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';
const CONNECT_TIMEOUT = 5_000;

/** The share of all posts that stands in the one long thread. */
const LONG_SHARE = 10;

/** Where the benchmark's databases are. */
export const serverUrl = () =>
  process.env.BENCH_DATABASE_URL || process.env.TEST_DATABASE_URL || USUAL;

export function urlOf(database) {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs work with a connection of its own. @throws Stop when no PostgreSQL answers */
export async function connected(database, work) {
  const client = new pg.Client({
    connectionString: database ? urlOf(database) : serverUrl(),
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  });
  // A server that goes away while nobody asks would otherwise end this process with a stack.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(serverUrl());
    throw new Stop(
      `The benchmark needs PostgreSQL, and at ${host} none lets it in (${error.code ?? error.message}); set BENCH_DATABASE_URL.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a world is made from: with other migrations or another generator it is another world. */
function worldHash() {
  const makers = ['world.sql', 'texts.mjs', 'database.mjs'].map((name) => join(bench, name));
  const migrations = filesBelow([join(api, 'src/migrations')]);
  return hashFiles([...makers, ...migrations]).slice(0, 8);
}

export const longThread = (posts) => posts / LONG_SHARE;

/**
 * The name of the database with so many posts, made if it is not there. It is only ever copied: what is
 * measured is the same every time, and what posting leaves behind goes with the copy.
 */
export async function worldOf(posts) {
  const name = `${PREFIX}_${posts}_${worldHash()}`;
  if (await connected(null, (client) => exists(client, name))) return name;
  const startedAt = Date.now();
  say(`Making a world of ${posts.toLocaleString('en')} posts …`);
  const making = `${name}_making_${process.pid}`;
  await connected(null, (client) => client.query(`create database ${making}`));
  try {
    // The server itself migrates an empty database.
    await (await startOurs({ database: urlOf(making) })).stop();
    await connected(making, (client) => seed(client, posts));
    await connected(null, async (client) => {
      await dropOlder(client, posts);
      await client.query(`alter database ${making} rename to ${name}`);
    });
  } catch (error) {
    await drop(making);
    throw error;
  }
  say(`Made in ${since(startedAt)}; it is kept as ${name}.`);
  return name;
}

async function exists(client, name) {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount > 0;
}

async function seed(client, posts) {
  await client.query('set synchronous_commit = off');
  // Foreign keys of a million rows take longer than the rows; only a superuser may leave them out.
  await client.query("set session_replication_role = 'replica'").catch(() => undefined);
  await client.query('create temp table bench_text (n int, markdown text, html text)');
  await client.query(
    'insert into bench_text select * from json_to_recordset($1) as x(n int, markdown text, html text)',
    [JSON.stringify(makeTexts())],
  );
  await client.query(
    readFileSync(join(bench, 'world.sql'), 'utf8')
      .replaceAll(':posts', String(posts))
      .replaceAll(':long', String(longThread(posts)))
      .replaceAll(':texts', String(TEXTS)),
  );
  await recount(client);
  await client.query('vacuum analyze');
}

/** @throws Error when a kept counter is not what a count gives */
export async function recount(client) {
  const { rows } = await client.query(readFileSync(join(bench, 'recount.sql'), 'utf8'));
  if (Number(rows[0].wrong) > 0) throw new Error(`${rows[0].wrong} kept counters are wrong.`);
}

/** A copy to work on. @returns its name, and what drops it */
export async function copyOf(world) {
  const name = `${world}_run_${process.pid}`;
  await connected(null, async (client) => {
    await dropLeftOvers(client);
    await client.query(`create database ${name} template ${world} strategy file_copy`);
  });
  return { name, url: urlOf(name), drop: () => drop(name) };
}

export const drop = (name) =>
  connected(null, (client) => client.query(`drop database if exists ${name} with (force)`));

/** Worlds of the same size that an older generator or older migrations have made. */
async function dropOlder(client, posts) {
  await dropLike(client, `^${PREFIX}_${posts}_[0-9a-f]{8}$`);
}

/** Copies of runs that were killed: nobody is connected to them. */
async function dropLeftOvers(client) {
  await dropLike(client, `^${PREFIX}_\\d+_[0-9a-f]{8}_(run|making)_\\d+$`);
}

async function dropLike(client, pattern) {
  const { rows } = await client.query(
    `select datname from pg_database d where datname ~ $1
       and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`,
    [pattern],
  );
  // Another run may be quicker, or just begin to use it: then it is not ours to drop.
  for (const { datname } of rows) {
    await client.query(`drop database if exists ${datname}`).catch(() => undefined);
  }
}
