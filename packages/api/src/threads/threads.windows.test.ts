import { startTestServer, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { aCommunity, aMember } from '../communities/community.factory';
import { newId } from '../kernel/ids';
import { everything } from './lookahead';
import { windowOf } from './posts.queries';
import { postStatement } from './posts.rows';
import { ThreadKind } from './thread.entity';
import { aPost, aThread, type MadeThread } from './thread.factory';

/** As the web's thread page asks. */
const PAGE = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $around: Int) {
  thread(id: $id) {
    id title kind tags postCount participantCount lastPostNumber openedAt version
    author { id handle name photo { small } }
    community { id slug name visibility viewerCan { openThread { allowed reason } } }
    acceptedPost { id number html author { name } }
    viewerCan { reply { allowed reason } edit { allowed } accept { allowed } }
    posts(first: $first, after: $after, last: $last, before: $before, around: $around) {
      nodes { id number html createdAt editedAt version seq accepted removedAt removalReason
        author { id handle name placeholder photo { small } } removedBy { name }
        answers { id number author { name } }
        reactions { kind count } viewerReactions
        viewerCan { edit { allowed } remove { allowed } reply { allowed } accept { allowed } react { allowed } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const LIST = `query ($slug: String!) { community(slug: $slug) {
  id name viewerCan { openThread { allowed } }
  threads(first: 20) { nodes { id title kind postCount participantCount lastPostAt excerpt
    author { name photo { small } } lastPostAuthor { name } participants { name } viewerCan { reply { allowed } } }
    pageInfo { hasNextPage endCursor } } } }`;
const HOME = `{ viewer { person { name }
  latestThreads { nodes { id title community { name slug } author { name } lastPostAuthor { name } } }
  waitingQuestions { nodes { id title community { name } author { name } } } } }`;

const POSTS = 10_000;

interface Window {
  thread: {
    posts: {
      nodes: Array<{ number: number; html: string }>;
      pageInfo: {
        hasNextPage: boolean;
        hasPreviousPage: boolean;
        startCursor: string;
        endCursor: string;
      };
    };
  };
}

let server: TestServer;
let world: WoundCare;
let long: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ines, ravi } = world;
  long = await aThread(ctx, {
    communityId: community.id,
    authorId: ines.id,
    kind: ThreadKind.QUESTION,
  });
  const post = await aPost(ctx, { thread: long, authorId: ravi.id, answersPostId: long.postId });
  await server.rows(
    `insert into post (id, thread_id, number, author_id, answers_post_id, markdown, html, renderer_version, created_at, seq, helped_me)
     select gen_random_uuid(), $1, n, $2, $3, 'text', '<p>' || n || '</p>', 1, $4, n, n % 2 from generate_series(3, $5::int) n`,
    [long.id, ravi.id, long.postId, server.clock.now(), POSTS],
  );
  await server.rows(
    `insert into reaction (post_id, person_id, kind, created_at)
     select id, $2, 'HELPED_ME', created_at from post where thread_id = $1 and helped_me > 0`,
    [long.id, ines.id],
  );
  await server.rows(
    'update thread set last_post_number = $2, post_count = $2, accepted_post_id = $3 where id = $1',
    [long.id, POSTS, post.id],
  );
  await server.rows('analyze');
}, 120_000);
afterAll(() => server.close());

const ask = async (variables: Record<string, unknown>) =>
  (await world.ines.client.query<Window>(PAGE, { id: long.id, ...variables })).thread.posts;

it('reads a window anywhere, and goes on from there in both directions', async () => {
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const numbers = (page: Window['thread']['posts']) => page.nodes.map(({ number }) => number);
  const first = await ask({});
  expect(numbers(first)).toEqual(range(1, 20));
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const next = await ask({ first: 5, after: first.pageInfo.endCursor });
  expect(numbers(next)).toEqual(range(21, 25));
  expect(next.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  const back = await ask({ last: 5, before: next.pageInfo.startCursor });
  expect(numbers(back)).toEqual(range(16, 20));
  const last = await ask({ last: 7 });
  expect(numbers(last)).toEqual(range(9_994, 10_000));
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(numbers(await ask({ first: 11, around: 5_000 }))).toEqual(range(4_995, 5_005));
  expect(numbers(await ask({ around: 9_999 }))).toEqual(range(9_981, 10_000));
  expect(numbers(await ask({ around: -5, first: 3 }))).toEqual([1, 2, 3]);
  expect(numbers(await ask({ around: 2_000_000_000, first: 2 }))).toEqual([9_999, 10_000]);
  expect(numbers(await ask({ first: 3, after: last.pageInfo.endCursor }))).toEqual([]);
  expect(await world.ines.client.refused(PAGE, { id: long.id, first: 3, last: 3 })).toMatchObject({
    code: 'INVALID',
  });
  expect(await world.ines.client.refused(PAGE, { id: long.id, first: 101 })).toMatchObject({
    code: 'INVALID',
  });
  expect(await world.ines.client.refused(PAGE, { id: long.id, after: 'WyJ4Il0' })).toMatchObject({
    code: 'INVALID',
  });
});

it('finds a post by its address in a long thread', async () => {
  const [row] = await server.rows<{ id: string }>(
    'select id from post where thread_id = $1 and number = 7777',
    [long.id],
  );
  expect(
    await world.ines.client.query(
      'query ($id: ID!) { post(id: $id) { number thread { id title } viewerReactions } }',
      {
        id: row?.id,
      },
    ),
  ).toMatchObject({
    post: { number: 7777, thread: { id: long.id }, viewerReactions: ['HELPED_ME'] },
  });
});

it('reads any window by the same plan, without looking at what is not in it', async () => {
  const plan = async (from: number, to: number): Promise<string> => {
    const found = await server.rows<{ 'QUERY PLAN': string }>(
      `explain (costs off, analyze, timing off, summary off, buffers off) ${postStatement(everything, 'window').text}`,
      [world.ines.id, long.id, from, to],
    );
    return found.map((row) => row['QUERY PLAN']).join('\n');
  };
  const plans = [await plan(1, 20), await plan(5_000, 5_019), await plan(9_981, 10_000)];
  for (const text of plans) {
    expect(text).toMatch(
      /Index Scan using post_number on post p \(actual rows=20(\.00)? loops=1\)/,
    );
    expect(text).not.toMatch(/Seq Scan on (post|reaction)/);
    expect(text).not.toContain('Rows Removed by Filter');
  }
  const shape = (text: string | undefined) => text?.replace(/\d+(\.\d+)?/g, '0');
  expect(shape(plans[0])).toBe(shape(plans[1]));
  expect(shape(plans[1])).toBe(shape(plans[2]));
});

it('reads a page of a long list from its index, and no row more', async () => {
  const { ctx, community, ines, ravi } = world;
  const busy = await aCommunity(ctx, { steward: ravi, name: 'Busy' });
  await aMember(ctx, busy, ines);
  await server.rows(
    `insert into thread (id, community_id, kind, title, author_id, opened_at, last_post_at, last_post_author_id)
     select gen_random_uuid(), case when n % 3 = 0 then $1::uuid else $2::uuid end, 'QUESTION', 'Number ' || n, $3,
       $4::timestamptz, $4::timestamptz + n * interval '1 minute', $3 from generate_series(1, 6000) n`,
    [busy.id, community.id, ravi.id, server.clock.now()],
  );
  await server.rows('analyze thread');
  const planOf = async (query: string, variables: object, params: unknown[]): Promise<string> => {
    const sent = await server.statements(() => ines.client.query(query, { ...variables }));
    const text = sent.find((sql) => sql.includes('from thread n') || sql.includes('newest'));
    const plan = await server.rows<{ 'QUERY PLAN': string }>(
      `explain (costs off, analyze, timing off, summary off, buffers off) ${text}`,
      params,
    );
    return plan.map((row) => row['QUERY PLAN']).join('\n');
  };
  const list = await planOf(LIST, { slug: busy.slug }, [busy.id, server.clock.now()]);
  expect(list).toMatch(
    /Index Scan using thread_list on thread n\w* \(actual rows=21(\.00)? loops=1\)/,
  );
  expect(list).not.toMatch(/Seq Scan on thread\b/);
  const home = '{ viewer { latestThreads { nodes { id author { name } } } } }';
  const latest = await planOf(home, {}, [[busy.id, community.id], ines.id]);
  expect(latest).toMatch(/thread_list on thread w \(actual rows=21(\.00)? loops=2\)/);
  expect(latest).not.toMatch(/Seq Scan on thread\b/);
  await server.rows("delete from thread where title like 'Number %'");
});

it('stays within its budget of statements, whatever the size', async () => {
  const { ines, ctx, community, tomasz, ravi } = world;
  const short = await aThread(ctx, { communityId: community.id, authorId: tomasz.id });
  const count = async (query: string, variables: Record<string, unknown> = {}) =>
    (await server.statements(() => ines.client.query(query, variables))).length;
  // The viewer, the thread with its community and people, the window, the accepted answer.
  expect(await count(PAGE, { id: long.id, around: 5_000, first: 100 })).toBe(4);
  expect(await count(PAGE, { id: short.id })).toBe(3);
  for (let at = 0; at < 25; at += 1) {
    const thread = await aThread(ctx, { communityId: community.id, authorId: tomasz.id });
    await aPost(ctx, { thread, authorId: ravi.id });
  }
  // The viewer, the community, its threads with their people, those who take part.
  expect(await count(LIST, { slug: community.slug })).toBeLessThanOrEqual(6);
  const before = await count(HOME);
  for (let at = 0; at < 10; at += 1) {
    const other = await aCommunity(ctx, { steward: ravi, name: `Number ${at}` });
    await aMember(ctx, other, ines);
    await aThread(ctx, { communityId: other.id, authorId: ravi.id, kind: ThreadKind.QUESTION });
  }
  expect(await count(HOME)).toBe(before);
  expect(before).toBeLessThanOrEqual(4);
  const suggest = `query ($c: ID!) { peopleToMention(communityId: $c, text: "r") { handle } }`;
  expect(await count(suggest, { c: community.id })).toBe(2);
  const reply =
    'mutation ($input: ReplyInput!) { reply(input: $input) { id number author { name } } }';
  const input = { threadId: short.id, markdown: 'Quick', clientMutationId: newId() };
  // The viewer, the thread, the key, the community's counter, the post with all that is counted, the outbox; then the
  // thread and the post as they are now.
  expect(await count(reply, { input })).toBeLessThanOrEqual(8);
});

it('knows each window before it reads', () => {
  expect(windowOf({}, 0)).toEqual({ from: 1, to: 20 });
  expect(windowOf({ last: 5 }, 3)).toEqual({ from: 1, to: 3 });
  expect(windowOf({ around: 3, first: 4 }, 10)).toEqual({ from: 2, to: 5 });
  expect(windowOf({ around: 1, first: 4 }, 2)).toEqual({ from: 1, to: 4 });
});
