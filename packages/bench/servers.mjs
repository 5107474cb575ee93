import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { api, bench, environment, freePort } from '../../scripts/lib.mjs';

const FIRST_PORT = 4_850;
/** Milliseconds; migrating an empty database on a busy machine included. */
const READY_WITHIN = 60_000;
const STOP_WITHIN = 10_000;
const READY_POLL = 10;
const STDERR_KEPT = 4_000;

const running = new Set();
// Whatever ends this process, its servers end with it.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
let nextPort = FIRST_PORT;

/**
 * Starts the built server as in production, and waits until it is ready.
 * @param profile a folder for a CPU profile, written when it stops
 * @param settings further environment, or other than usual
 */
export async function startOurs({ database, profile, settings }) {
  const port = await freshPort();
  const origin = `http://127.0.0.1:${port}`;
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [];
  return startServer([...flags, join(api, 'dist/main.js')], '/readyz', origin, {
    NODE_ENV: 'production',
    GUILDHALL_ORIGIN: origin,
    GUILDHALL_SECRET: 'only-for-measuring-on-the-loopback-0123456789',
    GUILDHALL_DEMO: 'false',
    REQUESTS_PER_MINUTE: '10000000',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database,
    SMTP_URL: undefined,
    LOG_LEVEL: undefined,
    DATABASE_POOL: undefined,
    ...settings,
  });
}

/** Starts what ours is compared with. */
export async function startReference({ database }) {
  const port = await freshPort();
  return startServer([join(bench, 'reference.mjs')], '/', `http://127.0.0.1:${port}`, {
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: database,
  });
}

async function freshPort() {
  const port = await freePort(nextPort);
  nextPort = port + 1;
  return port;
}

async function startServer(args, ready, origin, env) {
  const startedAt = performance.now();
  // Its log is written, as in real life, and thrown away.
  const child = spawn(process.execPath, args, {
    env: environment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    errors = (errors + chunk).slice(-STDERR_KEPT);
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  ended.then(() => running.delete(child));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const cut = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await ended;
    clearTimeout(cut);
  };
  while (!(await answers(origin + ready))) {
    const over = child.exitCode !== null || child.signalCode !== null;
    if (over || performance.now() - startedAt > READY_WITHIN) {
      await stop();
      throw new Error(`${args.at(-1)} did not start.\n${errors.trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, READY_POLL));
  }
  /** As when the machine loses it: nothing is closed. */
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  /** @returns what it said when it ended by itself; null while it runs */
  const death = () =>
    child.exitCode === null ? null : errors.trim() || `ended with ${child.exitCode}`;
  return { origin, pid: child.pid, readyAfter: performance.now() - startedAt, stop, kill, death };
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
