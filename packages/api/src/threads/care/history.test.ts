import { startTestServer, type TestServer } from '../../../test/harness';
import { EDIT, REMOVE } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { HOUR } from '../../kernel/clock';
import { aPost, aThread } from '../thread.factory';

const HISTORY = `query ($id: ID!, $first: Int, $after: String) { post(id: $id) { version
  history(first: $first, after: $after) { nodes { id version markdown writtenAt author { handle } hiddenAt hiddenBy { handle } }
    pageInfo { hasNextPage endCursor } } } }`;
const HIDE = `mutation ($postId: ID!, $version: Int!) {
  hidePostVersion(input: { postId: $postId, version: $version }) { id markdown hiddenBy { handle } } }`;
const SHOW = `mutation ($postId: ID!, $version: Int!) {
  showPostVersion(input: { postId: $postId, version: $version }) { id hiddenAt } }`;

interface Data {
  post: {
    version: number;
    history: {
      nodes: Array<{ version: number; markdown: string | null; hiddenAt: string | null }>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

let server: TestServer;
let world: WoundCare;
let postId: string;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  const { ctx, community, ines, tomasz } = world;
  const thread = await aThread(ctx, { communityId: community.id, authorId: ines.id });
  const post = await aPost(ctx, { thread, authorId: tomasz.id, markdown: 'First words' });
  postId = post.id;
  for (const [at, markdown] of ['Second words', 'Third words', 'Fourth words'].entries()) {
    server.clock.advance(HOUR);
    await tomasz.client.mutate(EDIT, { input: { id: post.id, markdown, version: at + 1 } });
  }
});
afterAll(() => server.close());

const history = async (client: WoundCare['visitor'], args: object = {}) =>
  (await client.query<Data>(HISTORY, { id: postId, ...args })).post.history;

it('keeps every text a post has had, for all who read it', async () => {
  const { nodes } = await history(world.ines.client);
  expect(nodes).toMatchObject([
    { version: 3, markdown: 'Third words', author: { handle: 'tomasz' }, hiddenAt: null },
    { version: 2, markdown: 'Second words' },
    { version: 1, markdown: 'First words' },
  ]);
  const page = await history(world.ines.client, { first: 2 });
  expect(page.pageInfo.hasNextPage).toBe(true);
  const rest = await history(world.ines.client, { after: page.pageInfo.endCursor });
  expect(rest.nodes.map(({ version }) => version)).toEqual([1]);
  expect(await world.lucia.client.refused(HISTORY, { id: postId })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('a version can be taken out of sight by those who look after the community, and shown again', async () => {
  const { ines, tomasz, ravi, amara } = world;
  const one = { postId, version: 2 };
  for (const { client } of [ines, tomasz]) {
    expect(await client.refused(HIDE, one)).toMatchObject({ reason: 'NOT_FACILITATOR' });
  }
  expect(await ravi.client.refused(HIDE, { postId, version: 4 })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await ravi.client.mutate(HIDE, one);
  expect(await ravi.client.refused(HIDE, one)).toMatchObject({ reason: 'ALREADY_DONE' });
  for (const { client } of [ines, tomasz]) {
    const { nodes } = await history(client);
    expect(nodes[1]).toMatchObject({ version: 2, markdown: null, hiddenBy: { handle: 'ravi' } });
  }
  expect((await history(amara.client)).nodes[1]).toMatchObject({ markdown: 'Second words' });
  await amara.client.mutate(SHOW, one);
  expect((await history(ines.client)).nodes[1]).toMatchObject({ markdown: 'Second words' });
});

it('of a removed post it is there for those only who may bring it back', async () => {
  await world.ravi.client.mutate(REMOVE, { id: postId, reason: 'Names a patient.' });
  expect((await history(world.ines.client)).nodes).toEqual([]);
  expect((await history(world.tomasz.client)).nodes).toEqual([]);
  expect((await history(world.ravi.client)).nodes).toHaveLength(3);
});
