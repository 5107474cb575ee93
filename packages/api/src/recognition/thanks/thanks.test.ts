import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aResource } from '../../resources/resource.factory';
import { aThread, type MadeThread } from '../../threads/thread.factory';

const THANKS = `id words team createdAt removedAt from { handle } to { handle } about { kind id title path }
  community { id } viewerCan { remove { allowed reason } restore { allowed reason } }`;
const GIVE = `mutation ($input: GiveThanksInput!) { giveThanks(input: $input) { ${THANKS} } }`;
const REMOVE = `mutation ($input: ThanksInput!) { removeThanks(input: $input) { ${THANKS} } }`;
const RESTORE = `mutation ($input: ThanksInput!) { restoreThanks(input: $input) { ${THANKS} } }`;
const OF = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
  thanks(first: $first, after: $after) { nodes { id words } pageInfo { hasNextPage endCursor } }
  viewerCan { giveThanks { allowed reason } } } }`;
const BESIDE = `query ($thread: ID!, $resource: ID!) {
  thread(id: $thread) { posts { nodes { thanks { words } } } } resource(id: $resource) { thanks { words } } }`;

interface Given {
  id: string;
  words: string;
  removedAt: string | null;
  viewerCan: Record<'remove' | 'restore', { allowed: boolean; reason: string | null }>;
}
interface Of {
  community: {
    thanks: { nodes: Given[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    viewerCan: { giveThanks: { allowed: boolean; reason: string | null } };
  };
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ravi } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ravi.id, title: 'Heels' });
});
afterAll(() => server.stop());
beforeEach(() => server.rows('delete from thanks'));

const input = (given: object = {}) => ({
  communityId: world.community.id,
  personIds: [world.amara.id],
  words: 'For coming along on Tuesday.',
  clientMutationId: newId(),
  ...given,
});
const give = async (given: object = {}, client = world.ines.client): Promise<Given> =>
  (await client.mutate<{ giveThanks: Given }>(GIVE, { input: input(given) })).giveThanks;
const refused = (given: object, client = world.ines.client) =>
  client.refused(GIVE, { input: input(given) });
const change = async (mutation: string, thanksId: string, client: TestClient): Promise<Given> =>
  Object.values(
    await client.mutate<Record<string, Given>>(mutation, { input: { thanksId } }),
  )[0] as Given;
const listed = async (client: TestClient, more: object = {}) =>
  (await client.query<Of>(OF, { slug: world.community.slug, ...more })).community;
const words = async (client: TestClient) =>
  (await listed(client)).thanks.nodes.map((thanks) => thanks.words);

it('are given to people and a team, once for their key, in one line', async () => {
  const { ines, tomasz, amara, community } = world;
  const given = input({
    personIds: [tomasz.id, amara.id, tomasz.id],
    team: ' The night\nshift ',
    words: 'For the\nlight  at three.',
  });
  const first = await ines.client.mutate<{ giveThanks: Given }>(GIVE, { input: given });
  const again = await ines.client.mutate<{ giveThanks: Given }>(GIVE, { input: given });
  expect(again).toEqual(first);
  expect(first.giveThanks).toMatchObject({
    words: 'For the light at three.',
    team: 'The night shift',
    from: { handle: 'ines' },
    to: [{ handle: 'amara' }, { handle: 'tomasz' }],
    about: null,
    community: { id: community.id },
  });
  expect(await words(world.visitor).catch(() => 'sign in')).toBe('sign in');
  expect(await words(world.lucia.client)).toEqual(['For the light at three.']);
});

it('stand beside what they are for, and go to those who gave it when nobody is named', async () => {
  const { ctx, community, ravi, tomasz, ines } = world;
  const resource = await aResource(ctx, { communityId: community.id, createdBy: tomasz.id });
  const about = { kind: 'POST', id: thread.postId };
  expect(await give({ personIds: [], about, words: 'A' })).toMatchObject({
    to: [{ handle: 'ravi' }],
    about: { ...about, title: 'Heels', path: `/c/${community.slug}/t/${thread.id}` },
  });
  await give({ about: { kind: 'RESOURCE', id: resource.id }, words: 'B' });
  const variables = { thread: thread.id, resource: resource.id };
  expect(await world.lucia.client.query(BESIDE, variables)).toEqual({
    thread: { posts: { nodes: [{ thanks: [{ words: 'A' }] }] } },
    resource: { thanks: [{ words: 'B' }] },
  });
  expect(await refused({ about }, ravi.client)).toMatchObject({ reason: 'IS_OWN' });
  const elsewhere = await aCommunity(ctx, { steward: ines, visibility: Visibility.PRIVATE });
  const there = await aThread(ctx, { communityId: elsewhere.id, authorId: world.lucia.id });
  const hidden = { about: { kind: 'POST', id: there.postId } };
  expect(await refused(hidden)).toMatchObject({
    fields: [{ path: 'about', rule: 'inThisCommunity' }],
  });
  expect(await refused(hidden, tomasz.client)).toMatchObject({ code: 'NOT_FOUND' });
});

it('are for somebody: not for nobody, not for oneself, not for who is not here', async () => {
  const { ines, lucia } = world;
  const cases = [
    { given: { personIds: [] }, rule: 'isNotEmpty' },
    { given: { personIds: [ines.id] }, rule: 'notYourself' },
    { given: { personIds: [lucia.id] }, rule: 'member' },
    { given: { personIds: ['nobody'] }, rule: 'member' },
  ];
  for (const { given, rule } of cases) {
    expect(await refused(given)).toMatchObject({ fields: [{ path: 'personIds', rule }] });
  }
  expect(await refused({ words: ' \n ' })).toMatchObject({ fields: [{ path: 'words' }] });
  expect(await refused({}, lucia.client)).toMatchObject({ reason: 'JOIN_FIRST' });
  expect((await listed(lucia.client)).viewerCan.giveThanks).toMatchObject({ reason: 'JOIN_FIRST' });
  expect(await give({ personIds: [], team: 'The pharmacy' })).toMatchObject({ to: [] });
});

it('are taken down by who gave them, who is thanked and who looks after the community', async () => {
  const { ines, amara, tomasz, ravi } = world;
  const { id } = await give({ personIds: [tomasz.id] });
  const gone = await change(REMOVE, id, tomasz.client);
  expect(gone.removedAt).not.toBeNull();
  expect(await words(ines.client)).toEqual([]);
  // What one of those whom it concerns took down is not for others to bring back, whatever they look after.
  expect(await ravi.client.refused(RESTORE, { input: { thanksId: id } })).toMatchObject({
    reason: 'NOT_AUTHOR',
  });
  expect(await ines.client.refused(RESTORE, { input: { thanksId: id } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await change(RESTORE, id, tomasz.client)).toMatchObject({ removedAt: null });
  expect(await amara.client.refused(RESTORE, { input: { thanksId: id } })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const taken = await change(REMOVE, id, ines.client);
  expect(taken.viewerCan.restore.allowed).toBe(true);
  for (const { client } of [ravi, amara]) {
    expect(await client.refused(RESTORE, { input: { thanksId: id } })).toMatchObject({
      reason: 'NOT_AUTHOR',
    });
  }
  await change(RESTORE, id, ines.client);
  // What somebody else took down, those bring back who look after the community.
  await change(REMOVE, id, ravi.client);
  expect(await ines.client.refused(RESTORE, { input: { thanksId: id } })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await change(RESTORE, id, world.amara.client);
  expect(await world.lucia.client.refused(REMOVE, { input: { thanksId: id } })).toMatchObject({
    reason: 'NOT_AUTHOR',
  });
  const other = await aCommunity(world.ctx, { steward: amara, visibility: Visibility.PRIVATE });
  await server.rows('update thanks set community_id = $1', [other.id]);
  for (const thanksId of [id, newId(), 'nothing']) {
    expect(await ines.client.refused(REMOVE, { input: { thanksId } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  }
});

it('are taken down once, of many at the same time', async () => {
  const { id } = await give();
  const clients = [world.ines, world.amara, world.ravi].map(({ client }) => client);
  const answers = await Promise.all(
    clients.flatMap((client) => [1, 2].map(() => client.ask(REMOVE, { input: { thanksId: id } }))),
  );
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
});

it('are read in pages, the latest first', async () => {
  for (const said of ['One', 'Two', 'Three']) {
    server.clock.advance(1000);
    await give({ words: said });
  }
  const first = await listed(world.lucia.client, { first: 2 });
  expect(first.thanks.nodes.map((thanks) => thanks.words)).toEqual(['Three', 'Two']);
  const after = first.thanks.pageInfo.endCursor;
  const rest = await listed(world.lucia.client, { first: 2, after });
  expect(rest.thanks.nodes.map((thanks) => thanks.words)).toEqual(['One']);
  expect(rest.thanks.pageInfo.hasNextPage).toBe(false);
});

it('are neither given nor shown where the house has switched recognition off', async () => {
  const about = { kind: 'POST', id: thread.postId };
  const { id } = await give({ personIds: [], about });
  await server.rows('update instance set recognition = false');
  try {
    expect(await refused({})).toMatchObject({ code: 'FORBIDDEN', reason: 'RECOGNITION_OFF' });
    expect(await world.ines.client.refused(REMOVE, { input: { thanksId: id } })).toMatchObject({
      reason: 'RECOGNITION_OFF',
    });
    const seen = await listed(world.ines.client);
    expect(seen.thanks.nodes).toEqual([]);
    expect(seen.viewerCan.giveThanks).toMatchObject({ reason: 'RECOGNITION_OFF' });
    const beside = await world.ines.client.query<{ thread: object }>(
      'query ($id: ID!) { thread(id: $id) { posts { nodes { thanks { id } } } } }',
      { id: thread.id },
    );
    expect(beside.thread).toEqual({ posts: { nodes: [{ thanks: [] }] } });
  } finally {
    await server.rows('update instance set recognition = true');
  }
  expect(await words(world.ines.client)).toHaveLength(1);
});
