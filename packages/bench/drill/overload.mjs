import { clientDocuments, headersOf, pagesFor } from '../pages.mjs';
import { memoryOf } from '../processes.mjs';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { openWorld } from './world.mjs';

/** Requests on their way at once: far more than are answered at once. */
const CROWD = 2_500;
const SECONDS = 20;
const SMOKE = { crowd: 600, seconds: 2 };
/** Megabytes of resident memory. */
const MEMORY = 512;
const POLL = 100;

/**
 * Far more requests than can be answered: some are sent away at once with the time to come again, the others are answered, and the
 * process lives. How quickly one is sent away is told as a ratio to /livez in the same moment: both wait for the one thread.
 */
export async function overload({ smoke }) {
  const { crowd, seconds } = smoke ? SMOKE : { crowd: CROWD, seconds: SECONDS };
  const { url, plan } = await openWorld();
  const server = await startOurs({ database: url });
  onClose(server.stop);
  const pages = pagesFor(clientDocuments(), plan).thread;
  const until = performance.now() + seconds * 1_000;
  const told = { answered: 0, 'sent away': 0, unanswered: 0 };
  const wrong = new Set();
  const away = [];
  const alive = [];
  let memory = 0;
  let unwell = 0;

  const ask = async (n) => {
    for (let turn = n; performance.now() < until; turn += 1) {
      const page = pages[turn % pages.length].ours(server.origin);
      const from = performance.now();
      try {
        const response = await fetch(server.origin + page.path, {
          method: page.method,
          headers: headersOf(server.origin, n % 50),
          body: page.body,
        });
        await response.arrayBuffer();
        if (response.ok) told.answered += 1;
        else if (response.status === 429 || response.status === 503) {
          told['sent away'] += 1;
          away.push(performance.now() - from);
          if (!response.headers.get('retry-after')) wrong.add('sent away without Retry-After');
          await new Promise((resolve) => setTimeout(resolve, POLL));
        } else wrong.add(`answered ${response.status}`);
      } catch {
        told.unanswered += 1;
      }
    }
  };
  const watch = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      const response = await fetch(`${server.origin}/livez`).catch(() => null);
      await response?.arrayBuffer();
      if (response?.ok) alive.push(performance.now() - from);
      else unwell += 1;
      memory = Math.max(memory, memoryOf(server.pid) / 1_024);
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  };
  await Promise.all([watch(), ...Array.from({ length: crowd }, (_, n) => ask(n))]);
  if (told['sent away'] === 0) wrong.add('nobody was sent away');
  if (told.answered === 0) wrong.add('nobody was answered');
  if (unwell > 0) wrong.add(`/livez did not answer ${unwell} times`);
  if (memory > MEMORY) wrong.add(`${Math.round(memory)} MB of memory`);
  return {
    wrong: [...wrong],
    counts: {
      ...told,
      'MB at most': Math.round(memory),
      'ms until sent away, median': Math.round(middle(away)),
      'ms for /livez, median': Math.round(middle(alive)),
    },
  };
}

const middle = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
