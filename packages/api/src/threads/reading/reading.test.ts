import { startTestServer, type TestServer } from '../../../test/harness';
import { recountReaders } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { READING_MAKES_TRACKING } from './positions';
import { LOOK, MARK, RECORD, Reader, UNDO } from './reading.fixture';

let server: TestServer;
let world: WoundCare;
let ines: Reader;
let ravi: Reader;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  ines = new Reader(world.ines.client);
  ravi = new Reader(world.ravi.client);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, amara } = world;
  await ines.mark({});
  await ravi.mark({});
  thread = await aThread(ctx, { communityId: community.id, authorId: amara.id });
});
afterEach(() => recountReaders(server));

const more = async (posts: number) => {
  for (let at = 0; at < posts; at += 1)
    await aPost(world.ctx, { thread, authorId: world.tomasz.id });
  await server.runJobs();
};
const desk = async (reader = ines) => (await reader.home()).desks.get(world.community.id);

describe('positions', () => {
  it('go forward only, however reports arrive, and never past the last post', async () => {
    await more(4);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 0, isNew: true });
    expect(await ines.record(thread.id, 3)).toMatchObject({
      readNumber: 3,
      unreadPosts: 2,
      isNew: false,
    });
    expect(await ines.record(thread.id, 2)).toMatchObject({ readNumber: 3, unreadPosts: 2 });
    expect(await ines.record(thread.id, 3)).toMatchObject({ readNumber: 3, unreadPosts: 2 });
    expect(await ines.record(thread.id, 900)).toMatchObject({ readNumber: 5, unreadPosts: 0 });
  });

  it('come several at a time, the same thread twice among them', async () => {
    const other = await aThread(world.ctx, {
      communityId: world.community.id,
      authorId: world.amara.id,
    });
    await more(3);
    const threads = [
      { threadId: thread.id, number: 3 },
      { threadId: other.id, number: 1 },
      { threadId: thread.id, number: 2, seconds: 9 },
    ];
    const { recordReading } = await ines.client.mutate<{ recordReading: unknown[] }>(RECORD, {
      threads,
    });
    expect(recordReading).toMatchObject([
      { id: thread.id, viewerReading: { readNumber: 3 } },
      { id: other.id, viewerReading: { readNumber: 1 } },
    ]);
  });

  it("never count one's own posts as unread", async () => {
    await more(2);
    await ines.record(thread.id, 2);
    await ines.say(thread.id);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 2, unreadPosts: 1 });
    await ines.record(thread.id, 3);
    await ines.say(thread.id);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 3, unreadPosts: 0 });
    await ines.record(thread.id, 5);
    await ines.say(thread.id);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 6, unreadPosts: 0 });
  });

  it('open the thread where one was, unless another place is named', async () => {
    await more(60);
    await ines.record(thread.id, 40);
    const window = async (args: string) => {
      const { thread: seen } = await ines.client.query<{
        thread: { posts: { nodes: Array<{ number: number }> } };
      }>(`query ($id: ID!) { thread(id: $id) { posts(${args}) { nodes { number } } } }`, {
        id: thread.id,
      });
      const numbers = seen.posts.nodes.map(({ number }) => number);
      return [numbers[0], numbers.at(-1)];
    };
    expect(await window('first: 20, resume: true')).toEqual([31, 50]);
    expect(await window('first: 20, resume: true, around: 10')).toEqual([1, 20]);
    expect(await window('last: 20, resume: true')).toEqual([42, 61]);
    expect(await window('first: 20')).toEqual([1, 20]);
  });

  it('are set back by name, and go forward from there', async () => {
    await more(5);
    await ines.record(thread.id, 6);
    const UNREAD = `mutation ($threadId: ID!, $number: Int!) {
      markUnread(input: { threadId: $threadId, number: $number }) { viewerReading { readNumber unreadPosts } } }`;
    await ines.client.mutate(UNREAD, { threadId: thread.id, number: 4 });
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 3, unreadPosts: 3 });
    await ines.client.mutate(UNREAD, { threadId: thread.id, number: 1 });
    expect(await ines.look(thread.id)).toMatchObject({
      readNumber: 0,
      unreadPosts: 6,
      isNew: false,
    });
    await ines.record(thread.id, 2);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 2, unreadPosts: 4 });
  });

  it('set back by name are unread among the others, unless the thread is muted', async () => {
    const UNREAD = `mutation ($threadId: ID!) {
      markUnread(input: { threadId: $threadId, number: 2 }) { id } }`;
    await more(3);
    await ines.record(thread.id, 4);
    expect(await ines.look(thread.id)).toMatchObject({ level: 'NORMAL', unread: false });
    await ines.client.mutate(UNREAD, { threadId: thread.id });
    const tracked = { level: 'TRACKING', reason: 'CHOSEN', unread: true, unreadPosts: 3 };
    expect(await ines.look(thread.id)).toMatchObject(tracked);
    expect((await ines.home()).unread).toEqual([thread.id]);
    await ines.level(thread.id, 'MUTED');
    await ines.client.mutate(UNREAD, { threadId: thread.id });
    expect(await ines.look(thread.id)).toMatchObject({ level: 'MUTED', unread: false });
    await ines.level(thread.id, 'WATCHING');
    await ines.client.mutate(UNREAD, { threadId: thread.id });
    expect(await ines.look(thread.id)).toMatchObject({ level: 'WATCHING', unread: true });
  });

  it('of threads that are not there for the reader leave no trace and no word', async () => {
    const hidden = await aCommunity(world.ctx, {
      steward: world.amara,
      visibility: Visibility.PRIVATE,
    });
    const secret = await aThread(world.ctx, { communityId: hidden.id, authorId: world.amara.id });
    for (const id of [secret.id, newId(), 'nothing']) {
      expect(await ines.record(id, 1)).toBeUndefined();
      const refused = await ines.client.refused(MARK, { input: { threadIds: [id] } });
      expect(refused).toMatchObject({ code: 'NOT_FOUND' });
    }
    const kept = await server.rows(
      'select 1 from thread_reader where person_id = $1 and thread_id = $2',
      [world.ines.id, secret.id],
    );
    expect(kept).toEqual([]);
    const { thread: seen } = await world.visitor
      .query<{ thread: unknown }>(LOOK, { id: thread.id })
      .catch(() => ({ thread: null }));
    expect(seen).toBeNull();
  });
});

describe('levels', () => {
  it('rise by opening, writing and reading, and say why', async () => {
    await more(2);
    expect(await new Reader(world.amara.client).look(thread.id)).toMatchObject({
      level: 'WATCHING',
      reason: 'OPENED',
      unread: true,
    });
    expect(await ines.record(thread.id, 1, READING_MAKES_TRACKING - 1)).toMatchObject({
      level: 'NORMAL',
      reason: 'NOTHING',
      unread: false,
    });
    expect(await ines.record(thread.id, 1, 1)).toMatchObject({
      level: 'TRACKING',
      reason: 'READ',
      unread: true,
    });
    await ines.say(thread.id);
    expect(await ines.look(thread.id)).toMatchObject({ level: 'TRACKING', reason: 'WROTE' });
  });

  it('stay as they were chosen, and rise again when the choice is given back', async () => {
    for (const level of ['NORMAL', 'MUTED', 'WATCHING']) {
      expect(await ines.level(thread.id, level)).toMatchObject({ level, reason: 'CHOSEN' });
      await ines.say(thread.id);
      await ines.record(thread.id, 1, 600);
      expect(await ines.look(thread.id)).toMatchObject({ level, reason: 'CHOSEN' });
    }
    expect(await ines.level(thread.id, null)).toMatchObject({ level: 'TRACKING', reason: 'WROTE' });
    expect(await ravi.level(thread.id, null)).toMatchObject({ level: 'NORMAL', reason: 'NOTHING' });
  });

  it('of the community count where nothing else does', async () => {
    const { community } = world;
    await ines.record(thread.id, 1);
    expect(await ines.communityLevel(community.id, 'WATCHING')).toMatchObject({
      level: 'WATCHING',
    });
    expect(await ines.look(thread.id)).toMatchObject({ level: 'WATCHING', reason: 'COMMUNITY' });
    await more(1);
    expect(await desk()).toMatchObject({ unreadThreads: 1 });
    await ines.communityLevel(community.id, 'MUTED');
    expect(await ines.look(thread.id)).toMatchObject({ level: 'MUTED', reason: 'COMMUNITY' });
    expect(await desk()).toMatchObject({ unreadThreads: 0, newThreads: 0 });
    await ines.say(thread.id);
    expect(await ines.look(thread.id)).toMatchObject({ level: 'MUTED', reason: 'COMMUNITY' });
    expect((await ines.home()).latest).not.toContain(thread.id);
    expect(await ines.level(thread.id, 'TRACKING')).toMatchObject({ level: 'TRACKING' });
    const home = await ines.home();
    expect(home.unread).toEqual([thread.id]);
    expect(home.latest).toContain(thread.id);
    await ines.communityLevel(community.id, null);
    await ines.mark({});
  });

  it('are chosen by members, for themselves', async () => {
    const lucia = new Reader(world.lucia.client);
    const refused = await world.lucia.client.refused(
      `mutation ($id: ID!) { setCommunityLevel(input: { communityId: $id, level: WATCHING }) { id } }`,
      { id: world.community.id },
    );
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'JOIN_FIRST' });
    // Who only reads keeps a place, and is told of nothing.
    expect(await lucia.record(thread.id, 1, 600)).toMatchObject({ readNumber: 1, unread: false });
    await more(1);
    expect((await lucia.home()).unread).toEqual([]);
  });
});

describe('lists', () => {
  it('keep new and unread apart, and mute both', async () => {
    const { community } = world;
    expect(await desk()).toMatchObject({ newThreads: 1, unreadThreads: 0 });
    expect((await ines.home()).fresh).toEqual([thread.id]);
    await ines.say(thread.id);
    await more(2);
    expect(await desk()).toMatchObject({ newThreads: 0, unreadThreads: 1 });
    expect((await ines.home()).unread).toEqual([thread.id]);
    const filtered = async (reading: string) => {
      const { community: found } = await ines.client.query<{
        community: { threads: { nodes: Array<{ id: string }> } };
      }>(
        `query ($slug: String!, $reading: ReadingFilter) { community(slug: $slug) {
          threads(reading: $reading) { nodes { id viewerReading { unread isNew } } } } }`,
        { slug: community.slug, reading },
      );
      return found.threads.nodes.map(({ id }) => id);
    };
    const fresh = await aThread(world.ctx, { communityId: community.id, authorId: world.ravi.id });
    expect(await filtered('UNREAD')).toEqual([thread.id]);
    expect(await filtered('NEW')).toEqual([fresh.id]);
    await ines.level(fresh.id, 'MUTED');
    await ines.level(thread.id, 'MUTED');
    expect(await filtered('UNREAD')).toEqual([]);
    expect(await filtered('NEW')).toEqual([]);
    const home = await ines.home();
    expect([...home.fresh, ...home.unread]).toEqual([]);
    expect(home.latest).not.toContain(thread.id);
    expect(await desk()).toMatchObject({ newThreads: 0, unreadThreads: 0 });
  });

  it('tell a community by its own numbers, from joining on', async () => {
    const { ctx, community, lucia } = world;
    const reader = new Reader(lucia.client);
    const there = await aThread(ctx, { communityId: community.id, authorId: world.ravi.id });
    await reader.mark({});
    await aMember(ctx, community, lucia);
    expect(await desk(reader)).toMatchObject({ newThreads: 0, unreadThreads: 0 });
    expect(await reader.look(there.id)).toMatchObject({ isNew: false });
    await reader.say(there.id);
    const late = await aThread(ctx, { communityId: community.id, authorId: world.ravi.id });
    expect(await desk(reader)).toMatchObject({ newThreads: 1, unreadThreads: 0 });
    await lucia.client.mutate(
      `mutation ($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }`,
      { id: community.id },
    );
    await ravi.say(there.id);
    await recountReaders(server);
    expect(await reader.look(late.id)).toMatchObject({ isNew: false });
    await lucia.client.mutate(
      `mutation ($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }`,
      { id: community.id },
    );
    expect(await desk(reader)).toMatchObject({ newThreads: 0, unreadThreads: 1 });
    expect((await reader.home()).unread).toEqual([there.id]);
  });
});

describe('marks', () => {
  it('read a thread, and take it back as it was', async () => {
    await more(3);
    await ines.record(thread.id, 2, READING_MAKES_TRACKING);
    const { id } = await ines.mark({ threadIds: [thread.id] });
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 4, unread: false });
    await more(1);
    expect(await ines.undo(id)).toMatchObject({ threadCount: 1 });
    expect(await ines.look(thread.id)).toMatchObject({
      readNumber: 2,
      unreadPosts: 3,
      unread: true,
    });
    expect(await ines.client.refused(UNDO, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a new thread make it known, and new again', async () => {
    const { id } = await ines.mark({ threadIds: [thread.id] });
    expect(await ines.look(thread.id)).toMatchObject({ isNew: false, readNumber: 1 });
    await ines.undo(id);
    expect(await ines.look(thread.id)).toMatchObject({ isNew: true, readNumber: 0 });
    expect(await desk()).toMatchObject({ newThreads: 1 });
  });

  it.each(['community', 'everything'])('read %s, and take it back', async (what) => {
    const { community } = world;
    await ines.say(thread.id);
    await more(2);
    const fresh = await aThread(world.ctx, { communityId: community.id, authorId: world.ravi.id });
    const before = await ines.home();
    expect(before).toMatchObject({ unread: [thread.id], fresh: [fresh.id] });
    const { id, threadCount } = await ines.mark(
      what === 'community' ? { communityId: community.id } : {},
    );
    expect(threadCount).toBe(2);
    expect(await ines.home()).toMatchObject({ unread: [], fresh: [] });
    await recountReaders(server);
    // Somebody else's mark is nobody's business.
    expect(await ravi.client.refused(UNDO, { id })).toMatchObject({ code: 'NOT_FOUND' });
    await ines.undo(id);
    expect(await ines.home()).toMatchObject(before);
  });

  it('leave alone what was read on since', async () => {
    await ines.say(thread.id);
    await more(2);
    const { id } = await ines.mark({ communityId: world.community.id });
    await more(1);
    await ines.record(thread.id, 5);
    await ines.undo(id);
    expect(await ines.look(thread.id)).toMatchObject({ readNumber: 5, unreadPosts: 0 });
  });
});

it('costs the pages of threads no further statement', async () => {
  await ines.record(thread.id, 1);
  const asked = (fields: string) =>
    server.statements(() =>
      ines.client.query(`query ($id: ID!) { thread(id: $id) { id ${fields} } }`, { id: thread.id }),
    );
  expect(await asked('viewerReading { unreadPosts }')).toHaveLength((await asked('title')).length);
});
