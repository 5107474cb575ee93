import { keysOf, onShelf, put, read } from '../../../lib/shelf';
import { draftsOf, EVERYTHING, isEmpty, type Kept, type Waiting, waitingOf } from './kept';
import { sendAll } from './outbox';
import { saveAll } from './sync';

/** What waits is tried again while a connection seems to be there, less often each time; at once when it comes back. */
const AGAIN_MS = 3_000;
const AGAIN_MAX_MS = 60_000;

/** Brings what waits to the server, now and whenever the connection comes back. Returns the end of it. */
export function keepWatch(personId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let times = 0;
  let ended = false;
  const soon = () => {
    if (ended) return;
    timer ??= setTimeout(go, Math.min(AGAIN_MS * 2 ** times, AGAIN_MAX_MS));
  };
  const go = async () => {
    clearTimeout(timer);
    timer = undefined;
    // A post takes its draft along, so it goes first.
    const done = await sendAll(personId);
    await saveAll(personId);
    times = done ? 0 : times + 1;
    if (!done) soon();
  };
  // Only what waits needs an attempt of its own; drafts see to themselves.
  const stop = onShelf(() => {
    if (waitingHere(personId).some(({ waits }) => waits)) soon();
  });
  tidy(personId);
  go();
  window.addEventListener('online', go);
  return () => {
    ended = true;
    stop();
    clearTimeout(timer);
    window.removeEventListener('online', go);
  };
}

const waitingHere = (personId: string) =>
  keysOf(waitingOf(personId)).flatMap((key) => read<Waiting>(key) ?? []);

/** What the server has is not left lying about for the next who uses this browser; what it has not, stays for its author. */
export function tidy(personId?: string): void {
  const [drafts] = EVERYTHING;
  const own = personId && draftsOf(personId);
  for (const key of keysOf(drafts)) {
    const kept = read<Kept>(key);
    const mine = own && key.startsWith(own);
    // An empty sheet says that its words have left it, as long as they are on their way.
    const left = mine && waitingHere(personId).some(({ placeId }) => key.endsWith(placeId));
    if (kept?.saved && !left && (!mine || isEmpty(kept.words))) put(key, undefined);
  }
}
