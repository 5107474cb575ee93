import { startTestServer, type TestServer } from '../../../test/harness';
import { REMOVE, REMOVE_THREAD, REPLY, RESTORE, RESTORE_THREAD } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY, HOUR } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { ThreadKind } from '../thread.entity';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { MERGE } from './care.fixture';

const QUEUE = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
  waitingDays waitingCount waitingThreads(first: $first, after: $after) { nodes { id waivedAt }
    pageInfo { hasNextPage endCursor } } } }`;
const WAIVE = `mutation ($id: ID!) { waiveThread(input: { id: $id }) { id waivedAt } }`;
const UNWAIVE = `mutation ($id: ID!) { unwaiveThread(input: { id: $id }) { id waivedAt } }`;
const EDIT = `mutation ($input: EditCommunityInput!) { editCommunity(input: $input) { waitingDays } }`;
const REMOVED = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
  removedThreads(first: $first, after: $after) { nodes { id removalReason } pageInfo { endCursor hasNextPage } }
  removedPosts { nodes { id html removalReason thread { id } } } } }`;

interface Page {
  nodes: Array<{ id: string }>;
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
interface Data {
  community: Record<'waitingThreads' | 'removedThreads' | 'removedPosts', Page | null> & {
    waitingDays: number | null;
    waitingCount: number | null;
  };
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

const ask = async (client: WoundCare['visitor'], query: string, args: object = {}) =>
  (await client.query<Data>(query, { slug: world.community.slug, ...args })).community;
const queue = async () =>
  (await ask(world.ravi.client, QUEUE)).waitingThreads?.nodes.map(({ id }) => id);
const ids = (page: Page | null | undefined) => page?.nodes.map(({ id }) => id);
const say = ({ id }: MadeThread) => ({
  input: { threadId: id, markdown: 'A word more.', clientMutationId: newId() },
});

describe('what waits for an answer', () => {
  it('stands before those who look after the community, the longest waiting first', async () => {
    const { ctx, community, ines, ravi, tomasz } = world;
    const open = (kind: ThreadKind) => {
      server.clock.advance(HOUR);
      return aThread(ctx, { communityId: community.id, authorId: ines.id, kind });
    };
    const question = await open(ThreadKind.QUESTION);
    const story = await open(ThreadKind.STORY);
    const answered = await open(ThreadKind.QUESTION);
    await aPost(ctx, { thread: answered, authorId: tomasz.id });
    await open(ThreadKind.ANNOUNCEMENT);
    const welcome = await open(ThreadKind.DISCUSSION);
    await server.rows('update community set welcome_thread_id = $2 where id = $1', [
      community.id,
      welcome.id,
    ]);
    const closed = await open(ThreadKind.DISCUSSION);
    await ravi.client.mutate(
      'mutation ($id: ID!) { closeThread(input: { id: $id, reason: "Said." }) { id } }',
      { id: closed.id },
    );
    expect(await queue()).toEqual([]);
    server.clock.advance(3 * DAY);
    expect(await queue()).toEqual([question.id, story.id]);
    const first = await ask(ravi.client, QUEUE, { first: 1 });
    expect(first).toMatchObject({ waitingDays: 3, waitingCount: 2 });
    const after = first.waitingThreads?.pageInfo.endCursor;
    const rest = await ask(ravi.client, QUEUE, { after });
    expect(ids(rest.waitingThreads)).toEqual([story.id]);
    const mine = await ask(ines.client, QUEUE);
    expect(mine).toMatchObject({ waitingDays: 3, waitingCount: null, waitingThreads: null });
    // It needs none, says Ravi; Inês writes again, and then it may.
    expect(await ines.client.refused(WAIVE, { id: question.id })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    await ravi.client.mutate(WAIVE, { id: question.id });
    expect(await ravi.client.refused(WAIVE, { id: question.id })).toMatchObject({
      reason: 'ALREADY_DONE',
    });
    expect(await queue()).toEqual([story.id]);
    await ravi.client.mutate(UNWAIVE, { id: question.id });
    expect(await queue()).toEqual([question.id, story.id]);
    await ravi.client.mutate(WAIVE, { id: question.id });
    server.clock.advance(HOUR);
    await ines.client.mutate(REPLY, say(question));
    expect(await queue()).toEqual([story.id]);
    server.clock.advance(3 * DAY);
    expect(await queue()).toEqual([story.id, question.id]);
    await ravi.client.mutate(WAIVE, { id: question.id });
    await tomasz.client.mutate(REPLY, say(story));
    expect(await queue()).toEqual([]);
  });

  it('waits as long as the community wants', async () => {
    const { ctx, community, amara, ravi, ines } = world;
    const thread = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const input = { id: community.id, version: community.version, waitingDays: 7 };
    expect(await ravi.client.refused(EDIT, { input })).toMatchObject({ reason: 'NOT_STEWARD' });
    for (const waitingDays of [0, 91]) {
      expect(await amara.client.refused(EDIT, { input: { ...input, waitingDays } })).toMatchObject({
        code: 'INVALID',
      });
    }
    await amara.client.mutate(EDIT, { input });
    server.clock.advance(6 * DAY);
    expect(await queue()).not.toContain(thread.id);
    server.clock.advance(DAY);
    expect(await queue()).toContain(thread.id);
  });
});

it('what was removed is listed for those who may bring it back, and not what was merged', async () => {
  const { ctx, community, ines, ravi, tomasz } = world;
  const make = () => aThread(ctx, { communityId: community.id, authorId: ines.id });
  const [one, two, kept, merged] = [await make(), await make(), await make(), await make()];
  const post = await aPost(ctx, { thread: kept, authorId: tomasz.id, markdown: 'Too much' });
  for (const { id } of [one, two]) {
    server.clock.advance(HOUR);
    await ravi.client.mutate(REMOVE_THREAD, { id, reason: 'Off topic.' });
  }
  await ravi.client.mutate(REMOVE, { id: post.id, reason: 'Names a patient.' });
  await ravi.client.mutate(MERGE, { input: { id: merged.id, intoId: kept.id } });
  const list = await ask(ravi.client, REMOVED);
  expect(ids(list.removedThreads)).toEqual([two.id, one.id]);
  expect(list.removedPosts?.nodes).toEqual([
    {
      ...{ id: post.id, html: expect.stringContaining('Too much') },
      ...{ removalReason: 'Names a patient.', thread: { id: kept.id } },
    },
  ]);
  const first = await ask(ravi.client, REMOVED, { first: 1 });
  const after = first.removedThreads?.pageInfo.endCursor;
  expect(ids((await ask(ravi.client, REMOVED, { after })).removedThreads)).toEqual([one.id]);
  expect(await ask(ines.client, REMOVED)).toEqual({ removedThreads: null, removedPosts: null });
  await ravi.client.mutate(RESTORE, { id: post.id });
  await ravi.client.mutate(RESTORE_THREAD, { id: one.id });
  const now = await ask(ravi.client, REMOVED);
  expect([ids(now.removedThreads), ids(now.removedPosts)]).toEqual([[two.id], []]);
});
