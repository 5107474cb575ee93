/**
 * What every script at the top of the house shares: where things are, how progress is told, how a
 * child process is run and ended. Built-ins only, because these scripts run before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const api = join(root, 'packages/api');
export const web = join(root, 'packages/web');
export const e2e = join(root, 'packages/e2e');
export const bench = join(root, 'packages/bench');

/** The oldest Node on which every dependency in the lockfile agrees to run. */
const OLDEST_NODE = [20, 19];

/** A mistake the person at the keyboard can mend: shown as one sentence, without a stack. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence);
    this.exitCode = code;
  }
}

/** Progress goes to stderr, so that stdout belongs to the answer (`--json`, counts). */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Seconds since `startedAt` (from `Date.now()`), as people read them: `0.4 s`, `12 s`. */
export function since(startedAt) {
  const seconds = (Date.now() - startedAt) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** A file of a package that `folder` depends on; by path, so that nothing on the PATH can stand in. */
export function installed(folder, file) {
  return join(folder, 'node_modules', file);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Stop(
    `Guildhall needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

/** Runs a script's `main`, turning a `Stop` into its sentence and its exit code. */
export async function start(main) {
  try {
    requireNode();
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    say(error instanceof Stop ? error.message : (error?.stack ?? String(error)));
    process.exitCode = error?.exitCode ?? 1;
  }
}

/** Settings of a person's own machine, from `.env`. What the shell says already wins. */
export function loadDotEnv() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The environment with the names in `changes` set, or removed where the value is undefined. */
export function environment(changes = {}) {
  const env = { ...process.env };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete env[name];
    else env[name] = value;
  }
  return env;
}

/** The code a shell reports for a child: its own, or 128 + the signal that ended it. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/**
 * Runs `node <args>` or any command to its end, and returns its exit code with what it printed.
 * @param options.cwd      default: the repository
 * @param options.env      changes to the environment, see `environment`
 * @param options.show     true: the child writes to our terminal, and nothing is captured
 * @param options.onLine   called with every line of a captured child
 */
export function run(command, args, { cwd = root, env = {}, show = false, onLine } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npx',
    });
    const release = show ? passSignals(child) : () => {};
    let output = '';
    let rest = '';
    const take = (chunk) => {
      output += chunk;
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', take);
    }
    child.on('error', fail);
    child.on('close', (code, signal) => {
      release();
      done({ code: exitCode(code, signal), output });
    });
  });
}

export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Hands the signals that end us on to `child`, and lets the child decide when it is done. At a
 * terminal Ctrl-C reaches the whole process group by itself; passing it on as well would make the
 * child see it twice, which servers read as "at once, please".
 */
export function passSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** What a run of tests wrote about itself; nothing when it did not come so far. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Every file below `folders` (or a file itself), sorted, without what `skip(path)` leaves out. */
export function filesBelow(paths, skip = () => false) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path) || skip(relative(root, path).replaceAll('\\', '/'))) return;
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      found.push(path);
      return;
    }
    for (const entry of entries) visit(join(path, entry.name));
  };
  for (const path of paths) visit(path);
  return found.sort();
}

/** One hash over names and contents, so that a renamed file counts as a change. */
export function hashFiles(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** How often somebody waiting for a lock looks again. */
const LOCK_POLL_MS = 250;

/**
 * Lets one process at a time install or build in this checkout: `npm start` beside `npm test` would
 * otherwise write the same folder together. A lock whose holder is gone is taken over.
 */
export async function withLock(folder, work) {
  const holder = join(folder, 'pid');
  for (let told = false; ; ) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // No pid yet: the holder is between its two steps, or died there. Half a second tells which.
    if (!readStamp(holder)) await pause(LOCK_POLL_MS * 2);
    const pid = Number(readStamp(holder));
    if (!pid || !alive(pid)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) say(`Waiting for process ${pid}, which is installing or building here.`);
    told = true;
    await pause(LOCK_POLL_MS);
  }
  writeFileSync(holder, String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The first port from `first` on that nobody on this machine listens to. */
export async function freePort(first) {
  for (let port = first; port < first + 100; port += 1) {
    const free = await new Promise((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
  throw new Stop(`No free port between ${first} and ${first + 99}.`);
}
