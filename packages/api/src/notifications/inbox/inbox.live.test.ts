import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY, later, MINUTE } from '../../kernel/clock';
import { Reader } from '../../threads/reading/reading.fixture';
import { aPost, aThread, type MadePost, type MadeThread } from '../../threads/thread.factory';
import { NoticeKind } from '../notifications.types';
import { InboxOf, recountBoxes, verbs } from './inbox.fixture';
import { aNotice } from './notice.factory';

const CHANGED = 'subscription { inboxChanged { unread } }';
interface Told {
  inboxChanged: { unread: number };
}

let server: TestServer;
let world: WoundCare;
let inbox: InboxOf;
let thread: MadeThread;
let posts: [MadePost, MadePost];

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  inbox = new InboxOf(world.ines.client);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, amara, ravi } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: amara.id });
  const another = () => aPost(ctx, { thread, authorId: ravi.id });
  posts = [await another(), await another()];
});
afterEach(async () => {
  await recountBoxes(server);
  await server.rows('delete from notice');
  await server.rows('delete from notice_box');
});

const told = async (given: Partial<Parameters<typeof aNotice>[1]> = {}) => {
  server.clock.advance(MINUTE);
  const { id } = await aNotice(world.ctx, { personId: world.ines.id, thread, ...given });
  return id;
};

describe('reading in the thread itself', () => {
  it('settles the line once the last post that it tells of was read', async () => {
    const reader = new Reader(world.ines.client);
    const id = await told({ postId: posts[1].id });
    await reader.record(thread.id, 2);
    expect(await inbox.list()).toMatchObject({ unread: 1, nodes: [{ id, unread: true }] });
    await reader.record(thread.id, 3);
    expect(await inbox.list()).toMatchObject({ unread: 0, nodes: [{ id, unread: false }] });
    // Reading on costs the inbox one look, and no lock.
    const seen = await server.statements(() => reader.record(thread.id, 3));
    expect(seen.filter((text) => /\bnotice/.test(text))).toHaveLength(1);
  });

  it('settles what has no post of its own, and nothing of other people or threads', async () => {
    const { ctx, community, ravi, tomasz } = world;
    const other = await aThread(ctx, { communityId: community.id, authorId: ravi.id });
    const closed = await told({ kind: NoticeKind.CARE });
    const elsewhere = await told({ thread: other, postId: other.postId });
    await told({ personId: tomasz.id });
    await new Reader(world.ines.client).record(thread.id, 1);
    expect(await inbox.ids('UNREAD')).toEqual([elsewhere]);
    expect(await inbox.ids()).toEqual([elsewhere, closed]);
    expect((await new InboxOf(tomasz.client).list()).unread).toBe(1);
  });

  it('leaves snoozed lines to come back', async () => {
    const id = await told({ postId: posts[0].id });
    await inbox.do('snooze', [id], { until: later(server.clock.now(), DAY).toISOString() });
    await new Reader(world.ines.client).record(thread.id, 3);
    server.clock.advance(DAY);
    await server.runJobs();
    expect(await inbox.ids('UNREAD')).toEqual([id]);
  });

  it('settles the lines of what is marked as read: threads, a community, everything', async () => {
    const { ctx, community, ravi } = world;
    const reader = new Reader(world.ines.client);
    await server.runJobs();
    const line = () => told({ postId: posts[1].id });
    const asUnread = async () => {
      const id = (await inbox.ids())[0] ?? (await line());
      await inbox.do('unread', [id]);
      const post = await aPost(ctx, { thread, authorId: ravi.id });
      await server.runJobs();
      return post;
    };
    for (const input of [{ threadIds: [thread.id] }, { communityId: community.id }, {}]) {
      await asUnread();
      await reader.record(thread.id, 1);
      await inbox.do('unread', await inbox.ids());
      await reader.mark(input);
      expect([input, await inbox.ids('UNREAD')]).toEqual([input, []]);
    }
  });
});

describe('an open inbox', () => {
  const until = async (condition: () => boolean): Promise<void> => {
    for (let wait = 0; !condition() && wait < 500; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(condition()).toBe(true);
  };
  const follow = async () => {
    const before = server.services.live.readers;
    const reading = await (await server.as(world.ines)).subscribe<Told>(CHANGED);
    await until(() => server.services.live.readers > before);
    return reading;
  };

  it('hears of every change on each device, and of nobody else’s', async () => {
    const one = await told({ postId: posts[0].id });
    const devices = [await follow(), await follow()];
    const theirs = await told({ personId: world.ravi.id });
    await new InboxOf(world.ravi.client).do('finish', [theirs]);
    await inbox.do('finish', [one]);
    await inbox.do('finish', [one]);
    await inbox.do('reopen', [one], { unread: true });
    for (const device of devices) {
      for (const unread of [0, 1]) {
        expect((await device.next()).data?.inboxChanged).toEqual({ unread });
      }
      expect(device.answers).toHaveLength(2);
      device.stop();
    }
  });

  it('is not there for those whom the house does not know', async () => {
    const reading = await world.visitor.subscribe(CHANGED);
    expect((await reading.next()).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});

it('counts right whatever 50 devices do at once, while new posts are folded into the same lines', async () => {
  const { ctx, community, ravi, ines } = world;
  const threads: MadeThread[] = [];
  for (let at = 0; at < 8; at += 1) {
    threads.push(await aThread(ctx, { communityId: community.id, authorId: ravi.id }));
  }
  const watch =
    'mutation ($id: ID!) { setThreadLevel(input: { threadId: $id, level: WATCHING }) { id } }';
  for (const { id } of threads) await ines.client.mutate(watch, { id });
  const tell = async ({ id }: MadeThread) => {
    await new Reader(ravi.client).say(id);
    await server.runJobs();
  };
  for (const one of threads) await tell(one);
  const lines = (await inbox.list(undefined, { first: 50 })).nodes;
  expect(lines).toHaveLength(8);
  const whats = Object.keys(verbs) as Array<keyof typeof verbs>;
  const until = later(server.clock.now(), DAY).toISOString();
  const some = (at: number) =>
    lines.flatMap(({ id }, place) => ((at * 7 + place * 3) % 5 < 3 ? [id] : [])).toReversed();
  await Promise.all([
    ...Array.from({ length: 50 }, (_, at) => {
      const what = whats[at % whats.length] as keyof typeof verbs;
      const more =
        what === 'snooze' ? { until } : what === 'reopen' ? { unread: at % 2 === 0 } : {};
      return inbox.do(what, some(at), more);
    }),
    ...threads.slice(0, 4).map(tell),
    ...threads.slice(4).map(({ id }) => new Reader(ines.client).record(id, 2)),
  ]);
  await server.runJobs();
  await recountBoxes(server);
});
