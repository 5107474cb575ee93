import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseLockedError, DatabaseStartError } from '../errors';

/** What a lock file says about the process that wrote it. */
interface Holder {
  /** Unlike for every lock ever written. */
  token: string;
  pid: number;
  host: string;
  /** When the lock was taken, ISO 8601. */
  since: string;
  /** The process's start in clock ticks since boot: a pid is used again, a pid with its start is not. */
  started: string | null;
  boot: string | null;
  /** The pid namespace: a container's process 1 is not its neighbour's. */
  namespace: string | null;
}

export interface Lock {
  /** Removes the lock file if it is still ours. Synchronous, so that it works in an exit handler. */
  release(): void;
}

/** Rivals for one stale lock try again this often; each round, one of them gets further. */
const ATTEMPTS = 20;

/**
 * Takes the lock file of an embedded database. PGlite takes none itself, and two processes on one
 * directory silently lose rows, so this never waits and never lets a lock expire by age.
 *
 * The lock is a hard link to a finished file: it appears whole, or not at all. A stale lock is taken
 * over by whoever first links a claim named after that lock's token; only the claim's owner may replace
 * the lock, and only while it still is the one that the claim names. A claim whose owner died is
 * claimed in its turn.
 *
 * @throws DatabaseLockedError when a process that lives, or cannot be looked at, holds it;
 *   DatabaseStartError when nothing can be written to the directory
 */
export function acquireLock(path: string): Lock {
  const own = ownHolder();
  const draft = `${dirname(path)}/.${basename(path)}-${own.token}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, `${JSON.stringify(own, null, 2)}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new DatabaseStartError(
      `${dirname(path)} cannot be used for the embedded database${code}: GUILDHALL_DATA must be a folder that this user may write to.`,
    );
  }
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (tryAcquire(path, draft)) {
        sweepClaims(path);
        return {
          release: () => {
            if (read(path)?.token === own.token) {
              rmSync(path, { force: true });
            }
          },
        };
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new DatabaseLockedError(`The lock ${path} is being taken by other processes; try again.`);
}

function tryAcquire(path: string, draft: string): boolean {
  if (link(draft, path)) {
    return true;
  }
  const stale = read(path);
  if (!stale) {
    return false;
  }
  refuseUnlessDead(path, stale);
  let claimed: Holder = stale;
  for (;;) {
    const claim = `${path}.${claimed.token}`;
    if (link(draft, claim)) {
      if (read(path)?.token !== stale.token) {
        rmSync(claim, { force: true });
        return false;
      }
      renameSync(draft, path);
      return true;
    }
    const rival = read(claim);
    if (!rival) {
      return false;
    }
    refuseUnlessDead(path, rival);
    claimed = rival;
  }
}

/** Claims name locks that are gone once we hold the lock; a rival that made one late sees that itself. */
function sweepClaims(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${basename(path)}.`)) {
      rmSync(join(dirname(path), name), { force: true });
    }
  }
}

function refuseUnlessDead(path: string, holder: Holder): void {
  const state = stateOf(holder);
  if (state === 'dead') {
    return;
  }
  const who = `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  const place = dirname(path);
  throw new DatabaseLockedError(
    state === 'alive'
      ? `The embedded database in ${place} is in use by ${who}. Stop that process first, or set DATABASE_URL to share a PostgreSQL server.`
      : `The embedded database in ${place} is locked by ${who}, which cannot be looked at from here. If that process is gone, remove ${path} and start again.`,
  );
}

function stateOf(holder: Holder): 'alive' | 'dead' | 'unknown' {
  if (holder.host !== hostname()) {
    return 'unknown';
  }
  const boot = bootId();
  if (holder.boot && boot && holder.boot !== boot) {
    return 'dead';
  }
  if (holder.namespace !== pidNamespace()) {
    return 'unknown';
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') {
      return 'dead';
    }
    // EPERM: it lives and belongs to somebody else.
  }
  const started = startOf(holder.pid);
  return holder.started && started !== holder.started ? 'dead' : 'alive';
}

function ownHolder(): Holder {
  return {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    started: startOf(process.pid),
    boot: bootId(),
    namespace: pidNamespace(),
  };
}

/** Null where there is no /proc, and for a process that is gone or a zombie. */
function startOf(pid: number): string | null {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && fields[0] !== 'Z' && fields[0] !== 'X' ? (fields[19] ?? null) : null;
}

function bootId(): string | null {
  return attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
}

function pidNamespace(): string | null {
  return attempt(() => readlinkSync('/proc/self/ns/pid'));
}

function read(path: string): Holder | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return null;
    }
    throw error;
  }
  const holder = attempt(() => JSON.parse(text) as Partial<Holder>);
  if (typeof holder?.token !== 'string' || typeof holder.pid !== 'number') {
    throw new DatabaseLockedError(
      `The lock file ${path} cannot be read. If no other process uses this database, remove it and start again.`,
    );
  }
  return holder as Holder;
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
