import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { DAY } from '../src/kernel/clock';
import { systemContext } from '../src/kernel/context';
import { newId } from '../src/kernel/ids';
import { NoticeKind } from '../src/notifications/notifications.types';
import { aPushDevice } from '../src/notifications/push/push.fixture';
import { buildSchema } from '../src/schema';
import { aPost } from '../src/threads/thread.factory';
import { TestClient } from './client';
import { startTestServer, type TestServer } from './harness';
import { attemptsOn, pathsTo, type Question, queriesAbout } from './two-worlds/questions';
import {
  addSecrets,
  copyWorld,
  type Probe,
  type Public,
  probes,
  publicWorld,
  type Secret,
} from './two-worlds/worlds';

/**
 * Two worlds that differ only in what is private. Whoever may not know of it must get the same answers in both, to
 * the last byte: what is hidden is like what is absent.
 */
// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

const schema = buildSchema();
let plain: TestServer;
let secretive: TestServer;
let known: Public;
let secret: Secret;
let web: string;

/** Whole selections are longer than what a stranger may ask for in one document: these are taken as our own. */
const documents: Record<string, string> = {};

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'guildhall-web-'));
  writeFileSync(
    join(web, 'index.html'),
    '<!doctype html><html><head><title>Guildhall</title></head><body></body></html>',
  );
  const first = await startTestServer({ web, documents, schema });
  known = await publicWorld(first);
  // The documents do not depend on ids, so they can be made before there is a secret.
  const dummy = { id: newId(), communityId: newId(), postId: newId() };
  const nothing = { ...known, community: known.open, thread: dummy, removedThread: dummy };
  for (const { query } of queriesAbout(schema, known, { ...nothing, ...ids() })) {
    expect(validate(schema, parse(query))).toEqual([]);
    documents[createHash('sha256').update(query).digest('hex')] = query;
  }
  plain = await startTestServer({ web, documents, schema });
  secretive = await startTestServer({ web, documents, schema });
  await copyWorld(first, plain);
  await copyWorld(first, secretive);
  await first.close();
  secret = await addSecrets(secretive, known);
}, 120_000);

afterAll(async () => {
  await plain?.close();
  await secretive?.close();
  rmSync(web, { recursive: true, force: true });
});

const ids = () => ({
  postId: newId(),
  membershipId: newId(),
  requestId: newId(),
  invitationId: newId(),
  closedPostId: newId(),
  closedMembershipId: newId(),
  bookmarkId: newId(),
  pushDeviceId: newId(),
  noticeIds: Array.from({ length: 26 }, newId),
  draftId: newId(),
  pollId: newId(),
  files: [newId(), newId()] as [string, string],
  things: {},
});

const as = (server: TestServer, probe: Probe) =>
  new TestClient(server, known.tokens.get(probe) ?? null);

/** The answer as it came, but for what differs between any two answers. */
async function bytes(client: TestClient, { query, variables }: Question): Promise<string> {
  const response = await client.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return withoutRequest(`${response.status} ${await response.text()}`);
}

const withoutRequest = (text: string) => text.replace(/"requestId":"[^"]*"/g, '"requestId":""');

const houses = [false, true].flatMap((openHouse) =>
  probes.map((probe) => [openHouse, probe] as const),
);

async function setHouse(openHouse: boolean): Promise<void> {
  for (const server of [plain, secretive]) {
    await server.rows('update instance set visitors_may_read = $1', [openHouse]);
  }
}

test('the two worlds do differ, and those inside see it', async () => {
  const { tokens } = known;
  expect(tokens.size).toBe(probes.length);
  const ines = await secretive.asEmail('ines@guildhall.example');
  const { community } = await ines.query<{
    community: { name: string; threads: { nodes: object[] } };
  }>('query($slug: String!) { community(slug: $slug) { name threads { nodes { id } } } }', {
    slug: secret.community.slug,
  });
  expect(community.name).toBe('Quiet room');
  expect(community.threads.nodes.length).toBeGreaterThan(0);
});

test('each query of the schema is asked', () => {
  const asked = new Set(
    queriesAbout(schema, known, secret).map(({ about }) => about.split(' ')[0]),
  );
  expect([...asked].sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
});

describe.each(houses)('open house %s: %s', (openHouse, probe) => {
  beforeAll(() => setHouse(openHouse));

  test('answers to queries are the same, byte for byte', async () => {
    const different: string[] = [];
    let answered = 0;
    for (const question of queriesAbout(schema, known, secret)) {
      const one = await bytes(as(plain, probe), question);
      const other = await bytes(as(secretive, probe), question);
      if (one !== other) different.push(`${question.about}\n${firstDifference(one, other)}`);
      if (!one.includes('"errors"')) answered += 1;
      expect(one).not.toContain('INTERNAL');
      expect(one).not.toContain('TOO_COMPLEX');
    }
    expect(different).toEqual([]);
    // Equal refusals everywhere would prove nothing.
    const stranger = probe === 'visitor' || probe === 'unverified';
    expect(answered).toBeGreaterThan(stranger ? (openHouse ? 30 : 5) : 40);
  });

  test('pages are the same, cursor for cursor', async () => {
    const list = `query($after: String) { communities(first: 1, after: $after) { edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } }`;
    const pagesOf = async (server: TestServer) => {
      const pages: string[] = [];
      for (let after: string | null = null; pages.length < 20; ) {
        const question: Question = { about: '', query: list, variables: { after } };
        const page = await bytes(as(server, probe), question);
        pages.push(page);
        const { data } = JSON.parse(page.slice(4));
        if (!data.communities.pageInfo.hasNextPage) break;
        after = data.communities.pageInfo.endCursor;
      }
      return pages;
    };
    expect(await pagesOf(secretive)).toEqual(await pagesOf(plain));
  });

  test('attempts on what is secret are refused the same', async () => {
    const different: string[] = [];
    for (const question of attemptsOn(known, secret)) {
      const one = await bytes(as(plain, probe), question);
      const other = await bytes(as(secretive, probe), question);
      if (one !== other) different.push(`${question.about}\n${firstDifference(one, other)}`);
      expect(one).toContain('"errors"');
    }
    expect(different).toEqual([]);
  });

  test('subscriptions to what is secret are refused the same', async () => {
    const refusal = async (server: TestServer, question: Question) => {
      const subscription = await as(server, probe).subscribe(question.query, question.variables);
      await subscription.end();
      return withoutRequest(JSON.stringify(subscription.error ?? subscription.answers));
    };
    const thread = 'subscription($id: ID!) { threadChanged(threadId: $id) { kind } }';
    const community = 'subscription($id: ID!) { communityChanged(communityId: $id) { kind } }';
    for (const [query, id] of [
      [thread, secret.thread.id],
      [thread, secret.removedThread.id],
      [community, secret.community.id],
    ] as const) {
      const question = { about: '', query, variables: { id } };
      const one = await refusal(plain, question);
      expect(one).toContain('code');
      expect(await refusal(secretive, question)).toBe(one);
    }
  });

  test('pages, pictures and files are the same', async () => {
    const answer = async (server: TestServer, path: string) => {
      const response = await as(server, probe).fetch(path, { headers: { accept: 'text/html' } });
      // An ETag is a hash of the body, the request's id included where there is one.
      const kept = ['content-type', 'content-length', 'cache-control', 'location'];
      const headers = kept.map((name) => `${name}: ${response.headers.get(name)}`);
      return withoutRequest(`${response.status} ${headers.join(' ')} ${await response.text()}`);
    };
    for (const path of pathsTo(known, secret)) {
      expect([path, await answer(secretive, path)]).toEqual([path, await answer(plain, path)]);
    }
  });
});

test('what is secret is answered exactly as what is nowhere', async () => {
  await setHouse(true);
  for (const probe of probes) {
    const client = as(secretive, probe);
    for (const [query, hidden, absent] of [
      ['query($x: String!) { community(slug: $x) { name } }', secret.community.slug, 'nowhere'],
      ['query($x: ID!) { thread(id: $x) { title } }', secret.thread.id, newId()],
      ['query($x: ID!) { post(id: $x) { html } }', secret.postId, newId()],
    ] as const) {
      const one = await bytes(client, { about: '', query, variables: { x: hidden } });
      expect(await bytes(client, { about: '', query, variables: { x: absent } })).toBe(one);
    }
  }
});

test('what reaches them by mail and push is the same, though they want to be told of everything at once', async () => {
  const reached = async (server: TestServer) => {
    await server.rows(
      `insert into notification_preference (id, person_id, kind, way, pace)
       select gen_random_uuid(), p.id, k.kind, w.way, 'AT_ONCE'
         from person p, unnest($1::text[]) k(kind), unnest(array['MAIL', 'PUSH']) w(way)
        where p.handle = any($2::text[]) returning id`,
      [Object.values(NoticeKind), probes],
    );
    const sessions = await server.rows<{ sessionId: string; personId: string }>(
      `select s.id as "sessionId", s.person_id as "personId" from session s join person p on p.id = s.person_id
        where p.handle = any($1::text[])`,
      [probes],
    );
    const ctx = systemContext(server.services);
    for (const session of sessions) await aPushDevice(ctx, session);
    const [author] = await server.rows<{ id: string }>(
      'select author_id as id from thread where id = $1',
      [known.openThread.id],
    );
    // Something that they may know, and that nobody else is told of.
    await aPost(ctx, {
      thread: known.openThread,
      authorId: author?.id ?? '',
      markdown: probes.map((probe) => `@${probe}`).join(' '),
    });
    await server.runJobs();
    // And the digest of the week, which tells of what is new to them.
    server.clock.advance(8 * DAY);
    await server.runJobs();
    const deliveries = await server.rows<{ handle: string; way: string }>(
      `select p.handle, d.way, d.kind, d.state from delivery d join person p on p.id = d.person_id
        where p.handle = any($1::text[]) order by 1, 2, 3, 4`,
      [probes],
    );
    const mails = await Promise.all(probes.map((probe) => server.mails(`${probe}@example.org`)));
    return { deliveries, mails: mails.map((some) => some.map(({ id: _, ...mail }) => mail)) };
  };
  const one = await reached(plain);
  expect(await reached(secretive)).toEqual(one);
  // Nothing for everybody would prove nothing.
  expect(new Set(one.deliveries.map(({ way }) => way))).toEqual(new Set(['MAIL', 'PUSH']));
  expect(one.mails.flat().map(({ kind }) => kind)).toContain('notifications.mention');
});

/** Some signs around where two answers part. */
function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 160), at + 120);
  return `${around(one)}\n--- and ---\n${around(other)}`;
}
