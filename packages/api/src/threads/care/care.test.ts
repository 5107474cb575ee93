import { startTestServer, type TestServer } from '../../../test/harness';
import { ACCEPT, EDIT, REACT, REPLY, recount } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY, HOUR, later } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { ThreadKind } from '../thread.entity';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { PINNED_MAX } from './pinned.queries';

const HEAD = `id pinnedAt pinnedUntil closedAt closedBy { handle } closingReason
  viewerCan { reply { allowed reason } edit { allowed reason } lookAfter { allowed reason } }`;
const PIN = `mutation ($input: PinThreadInput!) { pinThread(input: $input) { ${HEAD} } }`;
const UNPIN = `mutation ($id: ID!) { unpinThread(input: { id: $id }) { ${HEAD} } }`;
const CLOSE = `mutation ($id: ID!, $reason: String!) { closeThread(input: { id: $id, reason: $reason }) { ${HEAD} } }`;
const REOPEN = `mutation ($id: ID!) { reopenThread(input: { id: $id }) { ${HEAD} } }`;
const THREAD = `query ($id: ID!) { thread(id: $id) { ${HEAD} } }`;
const LIST = `query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) {
  threads(first: $first, after: $after) { nodes { id pinnedAt } pageInfo { hasNextPage endCursor } } } }`;

/** Whatever of a thread or a list a query above asks for. */
type Data = Record<'pinThread' | 'closeThread' | 'thread', object> & {
  community: {
    threads: {
      nodes: Array<{ id: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
};

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
// Each test begins with an empty list.
beforeEach(() =>
  server.rows(
    `with c as (update community set thread_count = 0, post_count = 0)
     update thread set removed_at = now(), pinned_at = null, pinned_until = null where removed_at is null`,
  ),
);

const threads = async (count: number): Promise<MadeThread[]> => {
  const made: MadeThread[] = [];
  for (let at = 0; at < count; at += 1) {
    server.clock.advance(HOUR);
    made.push(
      await aThread(world.ctx, { communityId: world.community.id, authorId: world.ines.id }),
    );
  }
  return made;
};

const list = async (first?: number): Promise<string[]> => {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Data = await world.ines.client.query<Data>(LIST, {
      slug: world.community.slug,
      first: first ?? 50,
      after,
    });
    const { nodes, pageInfo } = answer.community.threads;
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
};

describe('a pinned thread', () => {
  it('heads the list of its community until it is taken down, on pages of any size', async () => {
    const [one, two, three, four] = (await threads(4)).map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    expect(await list()).toEqual([four, three, two, one]);
    for (const id of [one, three]) {
      const { pinThread } = await world.ravi.client.mutate<Data>(PIN, { input: { id } });
      expect(pinThread).toMatchObject({ pinnedUntil: null, pinnedAt: expect.any(String) });
    }
    for (const first of [1, 2, 3, 10]) expect(await list(first)).toEqual([three, one, four, two]);
    await world.amara.client.mutate(UNPIN, { id: three });
    expect(await list()).toEqual([one, four, three, two]);
  });

  it('stays until its time', async () => {
    const [one, two] = (await threads(2)).map(({ id }) => id) as [string, string];
    const until = later(server.clock.now(), DAY).toISOString();
    await world.ravi.client.mutate(PIN, { input: { id: one, until } });
    expect(await list()).toEqual([one, two]);
    server.clock.advance(DAY);
    expect(await list()).toEqual([two, one]);
    const { thread } = await world.ines.client.query<Data>(THREAD, { id: one });
    expect(thread).toMatchObject({ pinnedAt: null, pinnedUntil: null });
    const past = { id: one, until: server.clock.now().toISOString() };
    expect(await world.ravi.client.refused(PIN, { input: past })).toMatchObject({
      fields: [{ path: 'until', rule: 'min' }],
    });
    const beyond = { id: one, until: '9999-12-31T00:00:00Z' };
    expect(await world.ravi.client.refused(PIN, { input: beyond })).toMatchObject({
      fields: [{ path: 'until', rule: 'max' }],
    });
  });

  it(`is one of ${PINNED_MAX} at most, however many are pinned at once`, async () => {
    const made = await threads(PINNED_MAX + 3);
    const answers = await Promise.all(
      made.map(({ id }) => world.ravi.client.ask(PIN, { input: { id } })),
    );
    expect(answers.filter(({ errors }) => errors)).toHaveLength(3);
    const [counted] = await server.rows<{ pinned: number }>(
      'select count(*)::int as pinned from thread where pinned_at is not null',
    );
    expect(counted?.pinned).toBe(PINNED_MAX);
    const [pinned] = (await list()) as [string];
    // The same again is not one more.
    await world.ravi.client.mutate(PIN, { input: { id: pinned } });
  });
});

describe('a closed thread', () => {
  it('says who closed it and why, and takes no more words but of those who look after it', async () => {
    const { ctx, community, ines, ravi, amara, tomasz } = world;
    const thread = await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      kind: ThreadKind.QUESTION,
    });
    const post = await aPost(ctx, { thread, authorId: tomasz.id });
    const say = { input: { threadId: thread.id, markdown: 'One more', clientMutationId: newId() } };
    expect(await ines.client.refused(CLOSE, { id: thread.id, reason: 'Enough' })).toMatchObject({
      reason: 'NOT_FACILITATOR',
    });
    expect(await ravi.client.refused(CLOSE, { id: thread.id, reason: ' \u0000' })).toMatchObject({
      code: 'INVALID',
    });
    const { closeThread } = await ravi.client.mutate<Data>(CLOSE, {
      id: thread.id,
      reason: 'The trial is over.',
    });
    expect(closeThread).toMatchObject({
      closedBy: { handle: 'ravi' },
      closingReason: 'The trial is over.',
      viewerCan: { reply: { allowed: true } },
    });
    expect(await ravi.client.refused(CLOSE, { id: thread.id, reason: 'Again' })).toMatchObject({
      reason: 'ALREADY_DONE',
    });
    const closed = { allowed: false, reason: 'CLOSED' };
    expect((await ines.client.query<Data>(THREAD, { id: thread.id })).thread).toMatchObject({
      viewerCan: { reply: closed, edit: closed },
    });
    expect(await ines.client.refused(REPLY, say)).toMatchObject({ reason: 'CLOSED' });
    expect(
      await tomasz.client.refused(EDIT, { input: { id: post.id, markdown: 'Other', version: 1 } }),
    ).toMatchObject({ reason: 'CLOSED' });
    await ines.client.mutate(REACT, { input: { postId: post.id, kind: 'HELPED_ME', on: true } });
    await ines.client.mutate(ACCEPT, { id: post.id });
    await amara.client.mutate(REPLY, say);
    await amara.client.mutate(REOPEN, { id: thread.id });
    expect(await amara.client.refused(REOPEN, { id: thread.id })).toMatchObject({
      reason: 'ALREADY_DONE',
    });
    await ines.client.mutate(REPLY, say);
    await recount(server);
  });

  it('has no post that came after the closing, whoever is faster', async () => {
    const { ctx, community, ines, ravi, tomasz } = world;
    const thread = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const say = () => ({
      input: { threadId: thread.id, markdown: 'Quick', clientMutationId: newId() },
    });
    const people = [ines, tomasz];
    await Promise.all([
      ...Array.from({ length: 20 }, (_, at) => people[at % 2]?.client.ask(REPLY, say())),
      ravi.client.mutate(CLOSE, { id: thread.id, reason: 'Enough.' }),
    ]);
    const [late] = await server.rows<{ late: number }>(
      `select count(*)::int as late from post p join thread t on t.id = p.thread_id
        where t.id = $1 and p.seq > t.seq`,
      [thread.id],
    );
    // The closing was the last thing that changed the thread.
    expect(late?.late).toBe(0);
    await recount(server);
  });
});
