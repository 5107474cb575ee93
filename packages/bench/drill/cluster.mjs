import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Stop } from '../../../scripts/lib.mjs';
import { onClose } from './closers.mjs';

const HOMES = '/usr/lib/postgresql';
const READY_POLL = 20;
const READY_WITHIN = 60_000;

function binaries() {
  if (existsSync(HOMES)) {
    const found = readdirSync(HOMES)
      .map((version) => join(HOMES, version, 'bin'))
      .filter((folder) => existsSync(join(folder, 'initdb')));
    if (found.length > 0) return found.at(-1);
  }
  throw new Stop('This drill needs the programs of PostgreSQL (initdb, postgres).');
}

/** PostgreSQL refuses to run as root; there, its own account starts it. */
const asRoot = () => process.getuid?.() === 0;
const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

/** A PostgreSQL server of our own, durable as in earnest, which may be killed. */
export async function startCluster() {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-drill-pg-'));
  const owner = asRoot() ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const initdb = ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8'];
  execFileSync(join(bin, 'initdb'), initdb, { ...owner, cwd: folder, stdio: 'ignore' });
  const port = await freePort(5_480);
  let child;
  let ended;
  const launch = () => {
    child = spawn(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
        ...['-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
      ],
      { ...owner, cwd: folder, stdio: 'ignore' },
    );
    ended = new Promise((resolve) => child.once('close', resolve));
  };
  const start = async () => {
    const until = performance.now() + READY_WITHIN;
    launch();
    while (!accepts(bin, port)) {
      if (performance.now() > until) throw new Error('PostgreSQL did not start.');
      // While backends of the killed one still end, a new one refuses to start.
      if (child.exitCode !== null) launch();
      await new Promise((resolve) => setTimeout(resolve, READY_POLL));
    }
  };
  /** The postmaster is killed; its backends notice and end, as they do when a machine runs out of memory. */
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onClose(async () => {
    child.kill('SIGQUIT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, start, kill };
}

function accepts(bin, port) {
  try {
    execFileSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    return true;
  } catch {
    return false;
  }
}
