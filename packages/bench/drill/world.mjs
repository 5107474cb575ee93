import pg from 'pg';
import { copyOf, recount, worldOf } from '../database.mjs';
import { prepare } from '../pages.mjs';
import { onClose } from './closers.mjs';

/** Small, since drills are about what breaks and not about size; it has all kinds of things in it. */
const POSTS = 1_000;

/**
 * A copy of the small world in PostgreSQL, with people signed in as `headersOf(origin, n)`.
 * @returns its url, a connection, and the plan of `prepare`
 */
export async function openWorld(people = 50) {
  const copy = await copyOf(await worldOf(POSTS));
  onClose(copy.drop);
  const connect = async () => {
    const client = new pg.Client({ connectionString: copy.url });
    // It may be the server's end that is being drilled.
    client.on('error', () => undefined);
    await client.connect();
    onClose(() => client.end());
    return client;
  };
  const client = await connect();
  const plan = await prepare(client, POSTS, people);
  return { url: copy.url, client, connect, plan };
}

/** Sentences about kept counters that are not what a count gives. */
export async function countersWrong(client) {
  try {
    await recount(client);
    return [];
  } catch (error) {
    return [error.message];
  }
}
