import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connected, drop, urlOf } from '../database.mjs';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { Ledger } from './ledger.mjs';
import { countersWrong, openWorld } from './world.mjs';

/** Milliseconds of posting before the backup begins. */
const WARM = 1_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A backup while people post, restored elsewhere: the same in every table, and a server that starts on it. */
export async function backup() {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-drill-'));
  onClose(() => rmSync(folder, { recursive: true, force: true }));
  const { url, client, plan } = await openWorld();
  const server = await startOurs({ database: url });
  onClose(server.stop);
  const ledger = new Ledger(server.origin, plan.threads.slice(0, 20));
  await pause(WARM);
  // The dump and our own hashes look at one and the same moment.
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query('select pg_export_snapshot() as snapshot');
  const file = join(folder, 'house.dump');
  await run('pg_dump', ['-Fc', `--snapshot=${rows[0].snapshot}`, '-f', file, url]);
  const there = await hashes(client);
  await client.query('commit');
  await ledger.close();

  const name = `guildhall_drill_restored_${process.pid}`;
  onClose(() => drop(name));
  await connected(null, (admin) => admin.query(`create database ${name}`));
  execFileSync('pg_restore', ['-d', urlOf(name), '--no-owner', file], { stdio: 'ignore' });
  const wrong = await connected(name, async (restored) => {
    const here = await hashes(restored);
    const differ = [...there].filter(([table, hash]) => here.get(table) !== hash);
    return [
      ...differ.map(([table]) => `${table} is not what it was`),
      ...(await countersWrong(restored)),
    ];
  });
  const again = await startOurs({ database: urlOf(name) });
  onClose(again.stop);
  return {
    wrong,
    counts: { tables: there.size, 'posts acknowledged meanwhile': ledger.promised.size },
  };
}

/** A hash of the rows of each table, whatever their order. */
async function hashes(client) {
  const { rows: tables } = await client.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found = new Map();
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') as hash
         from (select md5(t::text) as h from "${name}" t) rows`,
    );
    found.set(name, rows[0].hash);
  }
  return found;
}

/** Not waited for in place: people post meanwhile, from this very process. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command}: ${code}`)),
    );
  });
}
