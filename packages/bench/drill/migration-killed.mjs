import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { api, environment } from '../../../scripts/lib.mjs';
import { connected, drop, urlOf } from '../database.mjs';
import { onClose } from './closers.mjs';

const SMOKE_KILLS = 3;
const POLL = 10;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The server itself counts what a migration defines, and stops for us at the n-th; a sequence survives rollbacks. */
const STOP_AT = (n) => `
  create schema drill;
  create sequence drill.reached;
  create function drill.stop() returns event_trigger language plpgsql as $$
    begin if nextval('drill.reached') = ${n} then perform pg_sleep(60); end if; end $$;
  create event trigger drill on ddl_command_end execute function drill.stop()`;
const NO_STOP = 'drop event trigger drill; drop schema drill cascade';

/** How much there is of tables, indexes and sequences for so many migrations: the old schema or the new, nothing between. */
const STATE = `select (select count(*) from pg_class c join pg_namespace s on s.oid = c.relnamespace
    where s.nspname = 'public') as things, to_regclass('public.migration') is not null as begun`;

/** The process that migrates an empty database is killed at every statement that defines something. */
export async function migrationKilled({ smoke }) {
  const whole = await migrated(0);
  const kills = smoke ? SMOKE_KILLS : whole.statements;
  const wrong = [];
  const between = new Map();
  for (let k = 1; k <= kills; k += 1) {
    const at = smoke ? Math.ceil((k * whole.statements) / (kills + 1)) : k;
    const { schema, applied, things } = await migrated(at);
    if (schema !== whole.schema) wrong.push(`killed at ${at}, the next start made another schema`);
    if ((between.get(applied) ?? things) !== things) wrong.push(`killed at ${at}, half was there`);
    between.set(applied, things);
  }
  return { wrong, counts: { statements: whole.statements, kills, differ: wrong.length } };
}

/** @param at the statement to be killed at; 0 for none. @returns what there was then, and the schema after another start */
async function migrated(at) {
  const name = `guildhall_drill_${process.pid}`;
  await drop(name);
  onClose(() => drop(name));
  await connected(null, (client) => client.query(`create database ${name}`));
  return connected(name, async (client) => {
    await client.query(STOP_AT(at === 0 ? -1 : at));
    const reached = async () =>
      Number((await client.query('select last_value from drill.reached')).rows[0].last_value);
    const first = migrate(name);
    if (at > 0) {
      while ((await reached()) < at && first.running()) await pause(POLL);
      first.kill();
    }
    await first.ended;
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    );
    const statements = await reached();
    await client.query(NO_STOP);
    const state = (await client.query(STATE)).rows[0];
    const applied = state.begun
      ? (await client.query('select count(*) from migration')).rows[0].count
      : 'none';
    const again = migrate(name);
    if ((await again.ended) !== 0) throw new Error(`After ${at}, the migration did not finish.`);
    return { statements, applied, things: state.things, schema: schemaOf(name) };
  });
}

function migrate(name) {
  const child = spawn(process.execPath, [join(api, 'dist/cli/main.js'), 'migrate'], {
    env: environment({ DATABASE_URL: urlOf(name), NODE_ENV: 'development' }),
    stdio: 'ignore',
  });
  onClose(() => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  return { ended, kill: () => child.kill('SIGKILL'), running: () => child.exitCode === null };
}

function schemaOf(name) {
  const dump = execFileSync('pg_dump', ['--schema-only', '--no-owner', urlOf(name)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A dump may carry a key that is drawn anew each time.
  const lines = dump.split('\n').filter((line) => !/^\\(un)?restrict /.test(line));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
