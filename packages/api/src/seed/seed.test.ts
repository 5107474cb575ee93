import { startTestServer, type TestServer } from '../../test/harness';
import { recountReaders } from '../../test/threads';
import { InboxOf, recountBoxes } from '../notifications/inbox/inbox.fixture';
import { DEMO_PASSWORD } from './cast';
import { demoPeople } from './seed';
import { world } from './world';
import { collections, resources } from './world/library';
import { series } from './world/sessions';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: true });
}, 300_000);
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
    const recaps = series
      .filter(({ community }) => community === slug)
      .flatMap(({ sessions = [] }) => sessions.filter(({ recap }) => recap));
    const talkedAbout = resources.filter((one) => one.community === slug && one.comments);
    const all = threads.length + 1 + recaps.length + talkedAbout.length;
    expect(row).toMatchObject({ threads: all, counted: all });
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

test('sessions are mid-life: held ones with what came of them, a waiting list, something proposed', async () => {
  const amara = await server.asEmail('amara@guildhall.example');
  const { community } = await amara.query<{
    community: {
      past: { nodes: Array<{ outcomeHtml: string; recapThread: unknown; actions: unknown[] }> };
      coming: { nodes: Array<{ goingCount: number; waitingCount: number; agenda: unknown[] }> };
    };
  }>(`{ community(slug: "slow-healing-wounds") {
    past: events(past: true, first: 3) { nodes { outcomeHtml recapThread { id } actions { id } } }
    coming: events(first: 5) { nodes { goingCount waitingCount agenda { id } } } } }`);
  const [last] = community.past.nodes;
  expect(last?.outcomeHtml).toContain('Saturday');
  expect(last?.recapThread).not.toBeNull();
  expect(last?.actions).toHaveLength(3);
  expect(community.coming.nodes.some(({ waitingCount }) => waitingCount === 2)).toBe(true);
  expect(community.coming.nodes.some(({ agenda }) => agenda.length === 3)).toBe(true);
  const proposed = await server.rows<{ n: number }>(
    "select count(*)::int as n from event where state = 'PROPOSED'",
  );
  expect(proposed[0]?.n).toBe(1);
});

test('the chair goes round: a year of turns, whoever has it, an offer to Inês that waits', async () => {
  const ines = await server.asEmail(demoPeople[0]?.email ?? '');
  const { community } = await ines.query<{
    community: {
      rotations: Array<{
        pool: unknown[];
        plan: Array<{ state: string; person: { handle: string } | null }>;
        past: { nodes: Array<{ state: string; handover: { happenedHtml: string } | null }> };
        fairness: { turns: number };
      }>;
    };
  }>(`{ community(slug: "slow-healing-wounds") { rotations {
    pool { total } plan { state person { handle } } fairness { turns }
    past(first: 50) { nodes { state handover { happenedHtml } } } } } }`);
  const [rotation] = community.rotations;
  expect(rotation?.pool).toHaveLength(7);
  expect(rotation?.past.nodes.length).toBe(19);
  expect(rotation?.past.nodes.every(({ state, handover }) => state === 'CLOSED' && handover)).toBe(
    true,
  );
  expect(rotation?.fairness.turns).toBe(19);
  expect(rotation?.plan.slice(0, 2)).toMatchObject([
    { state: 'ACCEPTED' },
    { state: 'OFFERED', person: { handle: 'ines' } },
  ]);
  const passed = await server.rows<{ n: number }>('select count(*)::int as n from turn_pass');
  expect(passed[0]?.n).toBe(1);
});

test('what was given has its trails: kept, used, adapted, shared again and used; what did not work stays with few', async () => {
  const ines = await server.asEmail('ines@guildhall.example');
  const { viewer, person, thread } = await ines.query<{
    viewer: {
      useAsks: object[];
      feedback: { nodes: object[] };
      person: {
        knowledge: {
          chains: Array<Array<{ depth: number }>>;
          uses: { nodes: Array<{ how: string }> };
        };
      };
    };
    person: { knowledge: { useCount: number; publishedAt: string } | null };
    thread: { thanks: { nodes: object[] } };
  }>(`{ viewer { useAsks { id } feedback { nodes { id } }
      person { knowledge { chains { depth } uses { nodes { how } } } } }
    person(handle: "amara") { knowledge { useCount publishedAt } }
    thread: community(slug: "slow-healing-wounds") { thanks { nodes { id } } } }`);
  expect(viewer.useAsks).toHaveLength(1);
  expect(viewer.feedback.nodes).toHaveLength(1);
  expect(thread.thanks.nodes).toHaveLength(3);
  expect(person.knowledge).toMatchObject({ useCount: 3, publishedAt: expect.any(String) });
  const [longest] = viewer.person.knowledge.chains;
  // The story, the practice, its use in Porto, the card, and the uses of the card.
  expect(Math.max(...(longest ?? []).map(({ depth }) => depth))).toBe(4);
  expect(viewer.person.knowledge.uses.nodes.map(({ how }) => how)).toContain('DID_NOT_WORK');
  const amara = await server.asEmail('oskar@guildhall.example');
  const { all } = await amara.query<{
    all: { resources: { nodes: Array<{ trail: { uses: { nodes: Array<{ how: string }> } } }> } };
  }>(
    '{ all: community(slug: "slow-healing-wounds") { resources { nodes { trail { uses { nodes { how } } } } } } }',
  );
  const shown = all.resources.nodes.flatMap(({ trail }) => trail.uses.nodes);
  expect(shown.length).toBeGreaterThan(6);
  expect(shown.some(({ how }) => how === 'DID_NOT_WORK')).toBe(false);
});

test('what is kept has its history: versions, a suggestion that waits, one due, one superseded, one published', async () => {
  const amara = await server.asEmail('amara@guildhall.example');
  const { community } = await amara.query<{
    community: {
      resources: {
        nodes: Array<{
          title: string;
          version: number;
          originPost: object | null;
          suggestions: object[];
        }>;
      };
      resourcesToReview: { nodes: Array<{ title: string }> };
      startHere: { items: object[] } | null;
    };
  }>(`{ community(slug: "slow-healing-wounds") {
    resources(first: 50) { nodes { title version originPost { id } suggestions(state: OPEN) { id } } }
    resourcesToReview { nodes { title } } startHere { items { id } } } }`);
  const kept = community.resources.nodes;
  expect(kept).toHaveLength(
    resources.filter(({ community: place }) => place === 'slow-healing-wounds').length,
  );
  expect(kept.some(({ version }) => version > 1)).toBe(true);
  expect(kept.filter(({ originPost }) => originPost).length).toBeGreaterThan(3);
  expect(kept.flatMap(({ suggestions }) => suggestions)).toHaveLength(1);
  expect(community.resourcesToReview.nodes).toMatchObject([
    { title: 'The five dressings that we order, and what for' },
  ]);
  expect(community.startHere?.items).toHaveLength(collections[0]?.items.length ?? 0);
  const [told] = await server.rows<{ superseded: number; published: number }>(
    `select count(superseded_by)::int as superseded, (select count(*)::int from resource_publication) as published
       from resource`,
  );
  expect(told).toEqual({ superseded: 1, published: 2 });
});
