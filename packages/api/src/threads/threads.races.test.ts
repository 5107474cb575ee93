import { startTestServer, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { newId } from '../kernel/ids';
import { ThreadKind } from './thread.entity';
import { aPost, aThread, type MadeThread } from './thread.factory';

const REPLY =
  'mutation ($input: ReplyInput!) { reply(input: $input) { id number thread { postCount } } }';
const ACCEPT =
  'mutation ($id: ID!) { acceptReply(input: { id: $id }) { acceptedPost { id accepted } } }';
const REACT =
  'mutation ($input: ReactInput!) { react(input: $input) { reactions { kind count } } }';

type Data = Record<'reply' | 'acceptReply', { id: string; number: number }>;

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
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

const say = (markdown: string, key = newId()) => ({
  input: { threadId: thread.id, markdown, clientMutationId: key },
});

it('numbers 50 replies at once without gap or double, and counts them all', async () => {
  const people = [world.amara, world.ravi, world.ines, world.tomasz];
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      people[at % 4]?.client.mutate<Data>(REPLY, say(`no ${at}`)),
    ),
  );
  const numbers = answers.map((answer) => answer?.reply.number).sort((a = 0, b = 0) => a - b);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => at + 2));
  const [counted] = await server.rows(
    `select t.post_count, t.last_post_number, t.participant_count, c.post_count as in_community,
        (select count(*) from post p join thread o on o.id = p.thread_id where o.community_id = c.id) as posts,
        (select count(*) from thread_participant where thread_id = t.id) as participants,
        (select count(distinct seq) from post where thread_id = t.id) as seqs
       from thread t join community c on c.id = t.community_id where t.id = $1`,
    [thread.id],
  );
  expect(counted).toMatchObject({
    post_count: 51,
    last_post_number: 51,
    participant_count: 4,
    participants: 4,
    seqs: 51,
  });
  const { in_community, posts } = counted as { in_community: number; posts: number };
  expect(in_community).toBe(posts);
});

it('makes one post of the same key 20 times at once, and refuses it with other words', async () => {
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.ines.client.mutate<Data>(REPLY, say('once', key))),
  );
  expect(new Set(answers.map(({ reply }) => reply.id)).size).toBe(1);
  const posts = await server.rows('select id from post where thread_id = $1', [thread.id]);
  expect(posts).toHaveLength(2);
  expect(await world.ines.client.refused(REPLY, say('other', key))).toMatchObject({
    code: 'CONFLICT',
    reason: 'KEY_REUSED',
  });
  // A key is each person's own.
  await world.ravi.client.mutate(REPLY, say('once', key));
});

it('accepts one answer when many are accepted at once', async () => {
  const { ctx, ravi } = world;
  const posts = await Promise.all(
    Array.from({ length: 6 }, () => aPost(ctx, { thread, authorId: ravi.id })),
  );
  await Promise.all(posts.map(({ id }) => world.ines.client.mutate(ACCEPT, { id })));
  const [row] = await server.rows<{ accepted_post_id: string; seq: number }>(
    'select accepted_post_id, seq from thread where id = $1',
    [thread.id],
  );
  expect(posts.map(({ id }) => id)).toContain(row?.accepted_post_id);
  const latest = await server.rows<{ id: string }>(
    'select id from post where thread_id = $1 and seq = $2',
    [thread.id, row?.seq],
  );
  // The last acceptance has marked what it took the place of as changed, too.
  expect(latest).toHaveLength(2);
  expect(latest.map(({ id }) => id)).toContain(row?.accepted_post_id);
});

it('counts each reaction once, whatever comes together', async () => {
  const input = { postId: thread.postId, kind: 'HELPED_ME', on: true };
  const people = [world.amara, world.ravi, world.tomasz];
  await Promise.all(
    Array.from({ length: 30 }, (_, at) => people[at % 3]?.client.mutate(REACT, { input })),
  );
  const helped = () =>
    server.rows(
      `select p.helped_me, (select count(*)::int from reaction r where r.post_id = p.id) as people
         from post p where id = $1`,
      [thread.postId],
    );
  expect(await helped()).toEqual([{ helped_me: 3, people: 3 }]);
  await Promise.all(
    people.flatMap(({ client }) =>
      [1, 2].map(() => client.mutate(REACT, { input: { ...input, on: false } })),
    ),
  );
  expect(await helped()).toEqual([{ helped_me: 0, people: 0 }]);
});
