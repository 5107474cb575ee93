import autocannon from 'autocannon';
import { backendsCpu, cpuOf, memoryOf, spent } from './processes.mjs';

/**
 * Asks one server for a while.
 * @param what.requests  requests in autocannon's form, asked in turn
 * @param what.client    a connection for looking at the database's processes
 */
async function round({ server, requests, connections, seconds, client, database }) {
  const times = [];
  const before = { node: cpuOf(server.pid), database: await backendsCpu(client, database) };
  const startedAt = performance.now();
  const run = autocannon({ url: server.origin, connections, duration: seconds, requests });
  run.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  const result = await run;
  const elapsed = (performance.now() - startedAt) / 1_000;
  const node = cpuOf(server.pid) - before.node;
  const backends = spent(before.database, await backendsCpu(client, database));
  const failed = result.errors + result.timeouts + result.non2xx + result.mismatches;
  if (failed > 0 || times.length === 0) {
    throw new Error(`${failed} of ${times.length} requests to ${server.origin} failed.`);
  }
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / elapsed,
    p95: times[Math.floor(times.length * 0.95)],
    node: node / times.length,
    backends: backends === null ? null : backends / times.length,
    memory: memoryOf(server.pid),
    count: times.length,
  };
}

/**
 * Asks several in turn, round after round, each time beginning with another, so that what else the machine does
 * meets all of them alike.
 * @param sides  name to { server, requests, database }
 * @param options.warmUp  seconds of each before it is measured: what runs often is compiled by then
 * @returns name to what was measured, one entry for each round
 */
export async function alternate(sides, { rounds, seconds, warmUp, connections, client }) {
  const names = Object.keys(sides);
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of warmUp > 0 ? names : []) {
    await round({ ...sides[name], connections, seconds: warmUp, client });
  }
  for (let n = 0; n < rounds; n += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(n + turn) % names.length];
      measured[name].push(await round({ ...sides[name], connections, seconds, client }));
    }
  }
  return measured;
}

export function median(values) {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const middle = known.length / 2;
  return known.length % 2 === 1
    ? known[Math.floor(middle)]
    : (known[middle - 1] + known[middle]) / 2;
}

/** The median of the rounds, for each thing that a round measures. */
export const typical = (rounds) =>
  Object.fromEntries(
    Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]),
  );

/** The median of what each round gives when one side is divided by the other. */
export const ratio = (above, below, key) =>
  median(above.map((round, n) => round[key] / below[n][key]));
