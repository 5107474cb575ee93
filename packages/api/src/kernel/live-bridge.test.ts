import { Client } from 'pg';
import { Live } from './live';
import { GAP_TOPIC, LiveBridge } from './live-bridge';
import { createLog } from './log';

const url = process.env.TEST_DATABASE_URL;
// The embedded database has one process, so there is nobody to tell.
const onServer = url ? describe : describe.skip;

onServer('two processes on one server', () => {
  const open: LiveBridge[] = [];
  afterEach(async () => {
    for (const bridge of open.splice(0)) await bridge.close();
  });

  async function process() {
    const live = new Live();
    const bridge = new LiveBridge(url as string, live, createLog('silent'));
    await bridge.open();
    open.push(bridge);
    return live;
  }

  test('what is told in one is heard in the other, once, in order; also a burst larger than one notification', async () => {
    const [one, other] = [await process(), await process()];
    const [here, there] = [one.subscribe<{ n: number }>('t'), other.subscribe<{ n: number }>('t')];
    const count = 500;
    for (let n = 0; n < count; n += 1) one.publish('t', { n, filling: 'x'.repeat(40) });
    for (let n = 0; n < count; n += 1) {
      expect((await there.next()).value).toMatchObject({ n });
      expect((await here.next()).value).toMatchObject({ n });
    }
    one.publish('t', { n: -1 });
    expect((await here.next()).value).toMatchObject({ n: -1 });
  });

  test('a lost connection comes back, and readers are asked to catch up', async () => {
    const live = await process();
    const gaps = live.subscribe(GAP_TOPIC);
    const killer = new Client({ connectionString: url as string });
    await killer.connect();
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where query in ('listen guildhall_live', 'select pg_notify($1, $2)')
          and datname = current_database() and pid <> pg_backend_pid()`,
    );
    await killer.end();
    expect(await gaps.next()).toMatchObject({ done: false });
    const other = await process();
    const heard = live.subscribe<{ n: number }>('t');
    other.publish('t', { n: 1 });
    expect((await heard.next()).value).toMatchObject({ n: 1 });
  });
});
