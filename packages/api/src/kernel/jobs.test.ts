import { startTestServer, type TestServer } from '../../test/harness';
import { systemContext } from './context';
import { defineJob, enqueueAll } from './jobs';
import { transaction } from './transaction';

/** More than are fetched at once, several times over. */
const BURST = 130;
const BAD = 17;

const done: number[] = [];
const burst = defineJob<{ n: number }>('test.burst', {
  async run(_ctx, { n }) {
    if (n === BAD) throw new Error('not this one');
    done.push(n);
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('a burst is done without waiting for the next poll, and one that fails is alone tried again', async () => {
  const { services } = server;
  const numbers = Array.from({ length: BURST }, (_, n) => n);
  await transaction(systemContext(services), (tx) =>
    enqueueAll(
      tx,
      burst,
      numbers.map((n) => ({ n })),
    ),
  );
  await services.jobs.work(services);
  const states = () =>
    server.rows<{ state: string; count: number }>(
      `select state::text, count(*) as count from pgboss.job where name = 'test.burst' group by 1 order by 1`,
    );
  // A poll comes every five seconds: fetched one by one, this would take minutes.
  const settled = [
    { state: 'completed', count: BURST - 1 },
    { state: 'retry', count: 1 },
  ];
  while (JSON.stringify(await states()) !== JSON.stringify(settled)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(done.toSorted((a, b) => a - b)).toEqual(numbers.filter((n) => n !== BAD));
});
