import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { startCluster } from './cluster.mjs';
import { Ledger } from './ledger.mjs';
import { countersWrong, openWorld } from './world.mjs';

const KILLS = 50;
const SMOKE_KILLS = 2;
const LEAST = 300;
const SPREAD = 500;
/** Milliseconds from the moment PostgreSQL accepts connections again until the API says that it is ready. */
const READY_WITHIN = 10_000;
const POLL = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `kill -9` of PostgreSQL under an API that goes on, while ten people post. */
export async function postgresKilled({ smoke }) {
  const cluster = await startCluster();
  const usual = process.env.BENCH_DATABASE_URL;
  process.env.BENCH_DATABASE_URL = cluster.url;
  onClose(() => {
    if (usual === undefined) delete process.env.BENCH_DATABASE_URL;
    else process.env.BENCH_DATABASE_URL = usual;
  });
  const { url, plan, connect } = await openWorld();
  const server = await startOurs({ database: url });
  onClose(server.stop);
  const ledger = new Ledger(server.origin, plan.threads.slice(0, 20));
  const kills = smoke ? SMOKE_KILLS : KILLS;
  let slowest = 0;
  for (let n = 0; n < kills; n += 1) {
    await pause(LEAST + ((n * 53) % SPREAD));
    await cluster.kill();
    await cluster.start();
    slowest = Math.max(slowest, await untilReady(server));
  }
  await ledger.close();
  const client = await connect();
  const { wrong, counts } = await ledger.audit(async (sql) => (await client.query(sql)).rows);
  wrong.push(...(await countersWrong(client)));
  if (slowest > READY_WITHIN) wrong.push(`ready only after ${Math.round(slowest)} ms`);
  return {
    wrong,
    counts: {
      kills,
      ...counts,
      'requests sent again': ledger.retried,
      'ms until ready at worst': Math.round(slowest),
    },
  };
}

/** @returns milliseconds; the server is never started again */
async function untilReady({ origin, death }) {
  const from = performance.now();
  for (;;) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return performance.now() - from;
    if (performance.now() - from > 2 * READY_WITHIN) {
      throw new Error(`The API did not become ready again. ${death() ?? 'It runs.'}`);
    }
    await pause(POLL);
  }
}
