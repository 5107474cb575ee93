import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { Ledger } from './ledger.mjs';
import { countersWrong, openWorld } from './world.mjs';

const KILLS = 100;
const SMOKE_KILLS = 3;
/** Milliseconds of writing between two kills; spread, so that they meet every step of a write. */
const LEAST = 150;
const SPREAD = 400;
/** Milliseconds from the start of the process. */
const READY_WITHIN = 5_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `kill -9` of the API while ten people post as fast as they can. */
export async function apiKilled({ smoke }) {
  const { url, client, plan } = await openWorld();
  let server = await startOurs({ database: url });
  onClose(() => server.stop());
  const ledger = new Ledger(server.origin, plan.threads.slice(0, 20));
  const startedAt = Date.now();
  const kills = smoke ? SMOKE_KILLS : KILLS;
  let slowest = 0;
  for (let n = 0; n < kills; n += 1) {
    await pause(LEAST + ((n * 37) % SPREAD));
    await server.kill();
    server = await startOurs({ database: url });
    slowest = Math.max(slowest, server.readyAfter);
    ledger.origin = server.origin;
  }
  await pause(LEAST);
  const seconds = (Date.now() - startedAt) / 1_000;
  await ledger.close();
  const { wrong, counts } = await ledger.audit(async (sql) => (await client.query(sql)).rows);
  wrong.push(...(await countersWrong(client)));
  if (slowest > READY_WITHIN) wrong.push(`ready only after ${Math.round(slowest)} ms`);
  return {
    wrong,
    counts: {
      kills,
      ...counts,
      'requests sent again': ledger.retried,
      'posts a second': Math.round(ledger.promised.size / seconds),
      'ms until ready at worst': Math.round(slowest),
    },
  };
}
