import { createHash } from 'node:crypto';
import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { tellMembership } from '../communities/communities.signals';
import { Visibility } from '../communities/community.entity';
import { aMember } from '../communities/community.factory';
import { MembershipState } from '../communities/membership.entity';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { ThreadKind } from './thread.entity';
import { aPost, aThread, type MadeThread } from './thread.factory';

const CHANGED = `subscription ($id: ID!) { threadChanged(threadId: $id) {
  kind seq thread { id postCount title }
  post { id number html accepted author { name } answers { number author { name } html }
    reactions { kind count } viewerReactions viewerCan { edit { allowed } } } } }`;
/** What a page of our own client asks for, known to the server: readers alike are answered together. */
const SEEN = `version acceptedPost { ...Seen } viewerCan { reply { allowed reason } edit { allowed reason }
  remove { allowed reason } accept { allowed reason } }`;
const KNOWN = `subscription ($id: ID!) { threadChanged(threadId: $id) { kind post { ...Seen } thread { id ${SEEN} } } }
  fragment Seen on Post { id version html author { name } reactions { kind count } viewerReactions
    viewerCan { edit { allowed reason } remove { allowed reason } react { allowed reason } restore { allowed reason } } }`;
const ASKED = `query ($id: ID!) { thread(id: $id) { id ${SEEN} posts(last: 1) { nodes { ...Seen } } } }
  ${KNOWN.slice(KNOWN.indexOf('fragment'))}`;
const IN_COMMUNITY =
  'subscription ($id: ID!) { communityChanged(communityId: $id) { kind seq threadId } }';
const CHANGES = `query ($id: ID!, $after: Int!, $first: Int) { thread(id: $id) {
  changes(afterSeq: $after, first: $first) { seq more posts { id number seq html } } } }`;
const REPLY = `mutation ($input: ReplyInput!) { reply(input: $input) { id seq } }`;

interface Told {
  threadChanged: {
    kind: string;
    seq: number;
    post: { id: string; number: number; viewerReactions: string[] } | null;
  };
}
interface CaughtUp {
  thread: {
    changes: {
      seq: number;
      more: boolean;
      posts: Array<{ id: string; number: number; seq: number }>;
    };
  };
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  const id = createHash('sha256').update(KNOWN).digest('hex');
  server = await startTestServer({ documents: { [id]: KNOWN } });
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ines } = world;
  thread = await aThread(ctx, {
    communityId: community.id,
    authorId: ines.id,
    kind: ThreadKind.QUESTION,
  });
});

const say = (markdown: string, answersPostId?: string) => ({
  input: { threadId: thread.id, markdown, answersPostId, clientMutationId: newId() },
});

const until = async (condition: () => boolean): Promise<void> => {
  for (let wait = 0; !condition() && wait < 500; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(condition()).toBe(true);
};

/** Subscribes, and waits until the server reads the two topics (and, for the socket, that of the session). */
async function follow<Data>(client: TestClient, query: string, id: string) {
  const { live } = server.services;
  const before = live.readers;
  const reading = await client.subscribe<Data>(query, { id });
  await until(() => live.readers >= before + 3);
  return reading;
}

/** Takes somebody's place away, as the room of communities does it. */
async function leaves(person: { id: string }): Promise<void> {
  const { ctx, community } = world;
  await aMember(ctx, community, person, { state: MembershipState.LEFT });
  await transaction(ctx, (tx) =>
    tellMembership(tx, { communityId: community.id, personId: person.id }),
  );
}

it('tells every change as it happens, each reader with their own eyes', async () => {
  const { ines, ravi, tomasz } = world;
  const reading = await follow<Told>(ines.client, CHANGED, thread.id);
  const other = await follow<Told>(tomasz.client, CHANGED, thread.id);
  const list = await follow(ines.client, IN_COMMUNITY, world.community.id);
  const { reply } = await ravi.client.mutate<{ reply: { id: string; seq: number } }>(
    REPLY,
    say('Foam', thread.postId),
  );
  expect((await reading.next()).data?.threadChanged).toMatchObject({
    kind: 'POST_ADDED',
    seq: reply.seq,
    thread: { postCount: 2 },
    post: {
      id: reply.id,
      number: 2,
      author: { name: 'Ravi Subramaniam' },
      answers: {
        number: 1,
        author: { name: 'Inês Carvalho' },
        html: expect.stringContaining('How do you go'),
      },
      viewerReactions: [],
      viewerCan: { edit: { allowed: false } },
    },
  });
  expect((await list.next()).data).toEqual({
    communityChanged: { kind: 'POST_ADDED', seq: reply.seq, threadId: thread.id },
  });
  await other.next();
  await tomasz.client.mutate('mutation ($input: ReactInput!) { react(input: $input) { id } }', {
    input: { postId: reply.id, kind: 'GLAD', on: true },
  });
  expect((await reading.next()).data?.threadChanged).toMatchObject({
    kind: 'REACTED',
    post: { reactions: [{ kind: 'GLAD', count: 1 }], viewerReactions: [] },
  });
  expect((await other.next()).data?.threadChanged.post?.viewerReactions).toEqual(['GLAD']);
  await ines.client.mutate('mutation ($id: ID!) { acceptReply(input: { id: $id }) { id } }', {
    id: reply.id,
  });
  expect((await reading.next()).data?.threadChanged).toMatchObject({
    kind: 'ACCEPTED',
    post: { id: reply.id, accepted: true },
  });
  reading.stop();
  other.stop();
});

it('tells each reader what they would read, also when many are answered together', async () => {
  const { ines, ravi, tomasz, amara } = world;
  const readers = [ines, ravi, tomasz, amara, tomasz];
  const open = await Promise.all(
    readers.map(({ client }) => follow<Told>(client, KNOWN, thread.id)),
  );
  const { reply } = await ravi.client.mutate<{ reply: { id: string } }>(REPLY, say('Foam'));
  const react = 'mutation ($input: ReactInput!) { react(input: $input) { id } }';
  const accept = 'mutation ($id: ID!) { acceptReply(input: { id: $id }) { id } }';
  const steps = [
    async () => undefined,
    () => tomasz.client.mutate(react, { input: { postId: reply.id, kind: 'GLAD', on: true } }),
    () => ines.client.mutate(accept, { id: reply.id }),
  ];
  for (const step of steps) {
    await step();
    for (const [place, reading] of open.entries()) {
      const told = (await reading.next()).data?.threadChanged;
      const { thread: read } = await (readers[place] as typeof ines).client.query<{
        thread: { posts: { nodes: object[] } };
      }>(ASKED, { id: thread.id });
      const { posts, ...itself } = read;
      expect(told).toMatchObject({ thread: itself, post: posts.nodes[0] });
    }
  }
  for (const reading of open) reading.stop();
});

it('misses nothing and tells nothing twice when a reader was away over 500 posts', async () => {
  const { ctx, ines, ravi, tomasz } = world;
  const seen = new Map<string, number>();
  let seq = 0;
  let posted = 0;
  const post = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        aPost(ctx, { thread, authorId: posted++ % 2 ? ravi.id : tomasz.id, markdown: 'On it' }),
      ),
    );
  const see = (id: string, at: number) => {
    // What is told by both ways is the same change: the counter says so.
    if (seen.get(id) !== at) seen.set(id, at);
    seq = Math.max(seq, at);
  };
  const fetched: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const reading = await follow<Told>(ines.client, CHANGED, thread.id);
    for (let more = true; more; ) {
      const { thread: answer } = await ines.client.query<CaughtUp>(CHANGES, {
        id: thread.id,
        after: seq,
        first: 30,
      });
      for (const found of answer.changes.posts) {
        fetched.push(found.id);
        expect(found.seq).toBeGreaterThan(seq);
        see(found.id, found.seq);
      }
      seq = Math.max(seq, answer.changes.seq);
      more = answer.changes.more;
    }
    await post(20);
    for (let at = 0; at < 20; at += 1) {
      const told = (await reading.next()).data?.threadChanged;
      if (told?.post) see(told.post.id, told.seq);
    }
    reading.stop();
    await post(80);
  }
  const { thread: last } = await ines.client.query<CaughtUp>(CHANGES, {
    id: thread.id,
    after: seq,
  });
  for (const found of last.changes.posts) {
    fetched.push(found.id);
    see(found.id, found.seq);
  }
  expect(last.changes.more).toBe(false);
  expect(seen.size).toBe(501);
  expect(new Set(fetched).size).toBe(fetched.length);
  const rows = await server.rows<{ id: string; seq: number }>(
    'select id, seq from post where thread_id = $1 order by seq',
    [thread.id],
  );
  expect([...seen].sort((a, b) => a[1] - b[1])).toEqual(rows.map((row) => [row.id, row.seq]));
}, 60_000);

it('closes within a second for whoever may no longer read, and tells them nothing more', async () => {
  const { ctx, community, tomasz, ravi, ines } = world;
  const staying = await follow<Told>(ines.client, CHANGED, thread.id);
  const reading = await follow<Told>(tomasz.client, CHANGED, thread.id);
  const list = await follow(tomasz.client, IN_COMMUNITY, community.id);
  await leaves(tomasz);
  await ravi.client.mutate(REPLY, say('Among ourselves'));
  await Promise.all([reading.end(1_000), list.end(1_000)]);
  expect(reading.answers).toEqual([]);
  expect(list.answers).toEqual([]);
  expect((await staying.next()).data?.threadChanged.kind).toBe('POST_ADDED');
  const refused = await tomasz.client.subscribe(CHANGED, { id: thread.id });
  await refused.end();
  expect(JSON.stringify(refused.error ?? refused.answers)).toContain('NOT_FOUND');
  await aMember(ctx, community, tomasz);
  staying.stop();
});

it('ends when the thread is removed, except for those who may restore it', async () => {
  const { ravi, tomasz, amara } = world;
  const reading = await follow<Told>(tomasz.client, CHANGED, thread.id);
  const keeping = await follow<Told>(amara.client, CHANGED, thread.id);
  await ravi.client.mutate(
    'mutation ($id: ID!) { removeThread(input: { id: $id, reason: "spam" }) { id } }',
    { id: thread.id },
  );
  await reading.end(1_000);
  expect(reading.answers).toEqual([]);
  expect((await keeping.next()).data?.threadChanged.kind).toBe('THREAD_REMOVED');
  keeping.stop();
});

it('lets go of a topic when nobody reads it any more', async () => {
  const { live } = server.services;
  const reading = await follow(world.ines.client, CHANGED, thread.id);
  const open = live.readers;
  reading.stop();
  await until(() => live.readers === open - 2);
});
