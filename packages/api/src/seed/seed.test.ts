import { startTestServer, type TestServer } from '../../test/harness';
import { recountReaders } from '../../test/threads';
import { InboxOf, recountBoxes } from '../notifications/inbox/inbox.fixture';
import { DEMO_PASSWORD } from './cast';
import { demoPeople } from './seed';
import { world } from './world';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: true });
}, 60_000);
afterAll(() => server.close());

test('the people whom the banner names can sign in, and each sees a different house', async () => {
  const seen = new Map<string, string[]>();
  for (const { email, password } of demoPeople) {
    const visitor = server.visitor();
    await visitor.mutate('mutation ($input: SignInInput!) { signIn(input: $input) { email } }', {
      input: { email, password },
    });
    const { communities } = await visitor.query<{
      communities: { nodes: Array<{ name: string }> };
    }>('{ communities(first: 50) { nodes { name } } }');
    seen.set(
      email,
      communities.nodes.map(({ name }) => name),
    );
  }
  expect(seen.get('oskar@guildhall.example')).not.toContain('After the event');
  expect(seen.get('amara@guildhall.example')).toContain('After the event');
});

test('the password of the demo world is the one that is written beside the people', () => {
  expect(new Set(demoPeople.map(({ password }) => password))).toEqual(new Set([DEMO_PASSWORD]));
});

test('every thread of the script is there, its counters equal a recount', async () => {
  const rows = await server.rows<{
    slug: string;
    threads: number;
    counted: number;
    posts: number;
    real: number;
  }>(
    `select c.slug, c.thread_count as threads, c.post_count as posts,
            (select count(*)::int from thread t where t.community_id = c.id) as counted,
            (select count(*)::int from post p join thread t on t.id = p.thread_id
              where t.community_id = c.id and p.removed_at is null) as real
       from community c`,
  );
  for (const { slug, threads } of world) {
    const row = rows.find((candidate) => candidate.slug === slug);
    expect(row).toMatchObject({ threads: threads.length + 1, counted: threads.length + 1 });
    expect(row?.posts).toBe(row?.real);
  }
});

test('nothing of it lies in the future, and no mail of the past waits', async () => {
  const [row] = await server.rows<{ late: number }>(
    'select count(*)::int as late from post where created_at > $1',
    [server.clock.now()],
  );
  expect(row?.late).toBe(0);
  expect(await server.mails()).toEqual([]);
});

test('there is something unread and something new, and who follows what is said with its reason', async () => {
  const ines = server.visitor();
  const [{ email, password }] = demoPeople as [(typeof demoPeople)[number]];
  await ines.mutate('mutation ($input: SignInInput!) { signIn(input: $input) { email } }', {
    input: { email, password },
  });
  const { viewer } = await ines.query<{
    viewer: {
      memberships: Array<{ viewerReading: { unreadThreads: number; newThreads: number } | null }>;
      unreadThreads: { nodes: Array<{ viewerReading: { reason: string; unread: boolean } }> };
      newThreads: { nodes: unknown[] };
    };
  }>(`{ viewer {
    memberships { viewerReading { unreadThreads newThreads } }
    unreadThreads(first: 50) { nodes { viewerReading { reason unread } } }
    newThreads(first: 50) { nodes { id } } } }`);
  const readings = viewer.memberships.flatMap(({ viewerReading }) => viewerReading ?? []);
  const sum = (of: 'unreadThreads' | 'newThreads') =>
    readings.reduce((total, reading) => total + reading[of], 0);
  expect(sum('unreadThreads')).toBe(viewer.unreadThreads.nodes.length);
  expect(sum('newThreads')).toBe(viewer.newThreads.nodes.length);
  expect(viewer.unreadThreads.nodes.length).toBeGreaterThan(1);
  expect(viewer.newThreads.nodes.length).toBeGreaterThan(0);
  expect(viewer.unreadThreads.nodes.every(({ viewerReading }) => viewerReading.unread)).toBe(true);
  await recountReaders(server);
});

test('inboxes are as of people in the middle of their work: something of each kind, and not too much', async () => {
  const ines = new InboxOf(await server.asEmail(demoPeople[0]?.email ?? ''));
  const { unread, nodes } = await ines.list();
  expect(unread).toBe(nodes.filter((line) => line.unread).length);
  const reasons = new Set(nodes.map(({ reason }) => reason));
  expect([...reasons]).toEqual(
    expect.arrayContaining(['ANSWERED', 'MENTIONED', 'WATCHING_THREAD']),
  );
  expect(nodes.some(({ happenings, actors }) => happenings > 1 && actors.length > 1)).toBe(true);
  expect(nodes.some((line) => !line.unread)).toBe(true);
  expect(await ines.ids('SNOOZED')).toHaveLength(1);
  expect((await ines.ids('DONE')).length).toBeGreaterThan(2);
  await recountBoxes(server);
  const most = await server.rows<{ unread: number }>(
    'select unread from notice_box order by unread desc limit 1',
  );
  expect(most[0]?.unread).toBeLessThan(10);
});
