import { createHash } from 'node:crypto';
import type { Context } from '../kernel/context';
import { CountedClient } from '../kernel/database/client';
import type { Database } from '../kernel/database/database';
import { ImportRefusedError } from './import.errors';

/** Keeps this lock apart from whatever else takes advisory locks in the database. */
const LOCK_SPACE = 4_750;

/** Imports of this process. The embedded database has one process, so there this is all. */
const running = new WeakMap<Database, Set<string>>();

/**
 * Lets one import at a time into a community, here and in other processes.
 * @throws ImportRefusedError when there is one already
 */
export async function alone<T>(
  ctx: Context,
  communityId: string,
  work: () => Promise<T>,
): Promise<T> {
  const { database } = ctx.services;
  const here = running.get(database) ?? new Set();
  running.set(database, here);
  if (here.has(communityId)) throw busy();
  here.add(communityId);
  try {
    return database.kind === 'server' ? await withServerLock(ctx, communityId, work) : await work();
  } finally {
    here.delete(communityId);
  }
}

/** On a connection beside the pool, whose end gives the lock back whatever happens to the process. */
async function withServerLock<T>(
  ctx: Context,
  communityId: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = new CountedClient(ctx.services.database.pool.options);
  client.on('error', (error) => ctx.log.warn({ err: error }, 'The import lost its lock.'));
  await client.connect();
  try {
    const key = createHash('sha256').update(communityId).digest().readInt32BE();
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as taken', [
      LOCK_SPACE,
      key,
    ]);
    if (!rows[0]?.taken) throw busy();
    return await work();
  } finally {
    await client.end();
  }
}

const busy = () =>
  new ImportRefusedError('Another import into this community is running; wait until it is done.');
