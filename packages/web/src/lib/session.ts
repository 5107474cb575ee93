import { apollo } from './apollo';
import { restartLive } from './live';

/**
 * To be called when the person has become another: signed in, signed out, verified. Forgets all that the
 * former one saw, asks again for what is on the page and reopens the socket.
 */
export async function personChanged(): Promise<void> {
  await restartLive();
  // A query that fails now, or whose page is left meanwhile, is its page's matter to tell.
  await apollo.resetStore().catch(() => undefined);
}
