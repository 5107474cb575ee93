import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { type Community, Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aPost, aThread } from '../thread.factory';
import { MERGE, MOVE, SPLIT } from './care.fixture';

const CHANGED = `subscription ($id: ID!) { threadChanged(threadId: $id) {
  kind thread { id title community { slug } mergedInto { id title } viewerCan { reply { reason } } } } }`;
const LISTED = 'subscription ($id: ID!) { communityChanged(communityId: $id) { kind threadId } }';

interface Told {
  threadChanged: { kind: string; thread: object };
}

let server: TestServer;
let world: WoundCare;
let quiet: Community;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  quiet = await aCommunity(world.ctx, {
    ...{ name: 'Quiet room', slug: 'quiet-room', steward: world.amara },
    visibility: Visibility.PRIVATE,
  });
  await aMember(world.ctx, quiet, world.ines);
});
afterAll(() => server.close());

async function follow<Data>(client: TestClient, query: string, id: string) {
  const { live } = server.services;
  const before = live.readers;
  const reading = await client.subscribe<Data>(query, { id });
  for (let wait = 0; live.readers < before + 3 && wait < 500; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return reading;
}

const thread = () =>
  aThread(world.ctx, { communityId: world.community.id, authorId: world.ines.id });

it('readers of a merged thread are led to the other, each as far as they may see it', async () => {
  const one = await thread();
  const into = await thread();
  const within = await aThread(world.ctx, {
    ...{ communityId: quiet.id, authorId: world.ines.id, title: 'Within' },
  });
  const reading = await follow<Told>(world.tomasz.client, CHANGED, one.id);
  await world.amara.client.mutate(MERGE, { input: { id: one.id, intoId: into.id } });
  expect((await reading.next()).data?.threadChanged).toMatchObject({
    ...{ kind: 'THREAD_MERGED' },
    thread: {
      ...{ id: one.id, mergedInto: { id: into.id } },
      viewerCan: { reply: { reason: 'MERGED' } },
    },
  });
  const inside = await follow<Told>(world.ines.client, CHANGED, into.id);
  const outside = await follow<Told>(world.tomasz.client, CHANGED, into.id);
  await world.amara.client.mutate(MERGE, { input: { id: into.id, intoId: within.id } });
  expect((await inside.next()).data?.threadChanged.thread).toMatchObject({
    mergedInto: { title: 'Within' },
  });
  expect((await outside.next()).data?.threadChanged.thread).toMatchObject({ mergedInto: null });
});

it('readers of a moved thread are told its place, and those who may not see it there are let go', async () => {
  const moved = await thread();
  const inside = await follow<Told>(world.ines.client, CHANGED, moved.id);
  const outside = await follow<Told>(world.tomasz.client, CHANGED, moved.id);
  const list = await follow(world.tomasz.client, LISTED, world.community.id);
  const input = { id: moved.id, communityId: quiet.id };
  await world.amara.client.mutate(MOVE, { input });
  expect((await inside.next()).data?.threadChanged).toMatchObject({
    kind: 'THREAD_MOVED',
    thread: { community: { slug: 'quiet-room' } },
  });
  await outside.end();
  expect((await list.next()).data).toMatchObject({
    communityChanged: { kind: 'THREAD_MOVED', threadId: moved.id },
  });
});

it('readers of a thread are told that posts were split off', async () => {
  const whole = await thread();
  const post = await aPost(world.ctx, { thread: whole, authorId: world.tomasz.id });
  const reading = await follow<Told>(world.ines.client, CHANGED, whole.id);
  await world.amara.client.mutate(SPLIT, {
    input: {
      ...{ id: whole.id, postIds: [post.id], title: 'Apart', kind: 'DISCUSSION' },
      clientMutationId: newId(),
    },
  });
  expect((await reading.next()).data?.threadChanged).toMatchObject({ kind: 'THREAD_SPLIT' });
});
