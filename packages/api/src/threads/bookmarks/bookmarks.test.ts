import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { DAY, HOUR, MINUTE } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadePost, type MadeThread } from '../thread.factory';
import { remindersJob } from './bookmarks.jobs';

const PARTS =
  'id note remindAt remindOn timeZone due version removedAt post { id number thread { title } }';
const BOOKMARK = `mutation ($input: BookmarkPostInput!) { bookmarkPost(input: $input) { ${PARTS} } }`;
const EDIT = `mutation ($input: EditBookmarkInput!) { editBookmark(input: $input) { ${PARTS} } }`;
const REMOVE = `mutation ($id: ID!) { removeBookmark(input: { id: $id }) { ${PARTS} } }`;
const RESTORE = `mutation ($id: ID!) { restoreBookmark(input: { id: $id }) { ${PARTS} } }`;
const LIST = `query ($order: BookmarkOrder, $first: Int, $after: String) { viewer { dueBookmarks
  bookmarks(order: $order, first: $first, after: $after) { nodes { ${PARTS} } pageInfo { hasNextPage endCursor } } } }`;
const POST = `query ($id: ID!) { post(id: $id) { viewerBookmark { id note due }
  viewerCan { bookmark { allowed reason } } } }`;

interface Kept {
  id: string;
  note: string;
  remindAt: string | null;
  due: boolean;
  version: number;
  post: { id: string; number: number; thread: { title: string } } | null;
}
type Data = Record<'bookmarkPost' | 'editBookmark' | 'removeBookmark' | 'restoreBookmark', Kept> & {
  viewer: {
    dueBookmarks: number;
    bookmarks: { nodes: Kept[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  post: { viewerBookmark: Kept | null };
};

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
let post: MadePost;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ines, tomasz } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ines.id, title: 'Foam' });
  post = await aPost(ctx, { thread, authorId: tomasz.id });
});
afterEach(async () => {
  await server.rows('delete from bookmark');
  await server.rows('update person set due_bookmarks = 0, deactivated_at = null');
  await server.rows("delete from mail where kind = 'bookmarks.reminder'");
});

const keep = async (
  postId: string,
  given: { note?: string; on?: string; timeZone?: string } = {},
): Promise<Kept> => {
  const { note = '', on, timeZone = 'UTC' } = given;
  const reminder = on ? { on, timeZone } : null;
  const { bookmarkPost } = await world.ines.client.mutate<Data>(BOOKMARK, {
    input: { postId, note, reminder },
  });
  return bookmarkPost;
};
/** What a clock in UTC shows so many milliseconds from now. */
const inUtc = (milliseconds: number) =>
  new Date(server.clock.now().getTime() + milliseconds).toISOString().slice(0, 16);
const list = async (variables: object = {}) =>
  (await world.ines.client.query<Data>(LIST, { ...variables })).viewer;
const reminders = async () =>
  (await server.mails(world.ines.email)).filter(({ kind }) => kind === 'bookmarks.reminder');

describe('a bookmark', () => {
  it('is made on a post, shows there, and is nobody else’s', async () => {
    const made = await keep(post.id, { note: ' Try this\u0000 on ward 3 ' });
    expect(made).toMatchObject({ note: 'Try this\ufffd on ward 3', due: false, version: 1 });
    expect(made.post).toMatchObject({ number: 2, thread: { title: 'Foam' } });
    const mine = await world.ines.client.query<Data>(POST, { id: post.id });
    expect(mine.post).toMatchObject({
      viewerBookmark: { id: made.id },
      viewerCan: { bookmark: { allowed: true } },
    });
    for (const other of [world.amara, world.tomasz]) {
      expect(
        (await other.client.query<Data>(POST, { id: post.id })).post.viewerBookmark,
      ).toBeNull();
      const theirs = await other.client.query<Data>(LIST);
      expect(theirs.viewer.bookmarks.nodes).toEqual([]);
      const input = { id: made.id, note: 'Mine', version: 1 };
      for (const refused of [
        await other.client.refused(EDIT, { input }),
        await other.client.refused(REMOVE, { id: made.id }),
        await other.client.refused(RESTORE, { id: made.id }),
      ]) {
        expect(refused.code).toBe('NOT_FOUND');
      }
    }
  });

  it('is one for each post, whatever happens at once', async () => {
    const input = { postId: post.id, note: 'Once' };
    const made = await Promise.all(
      Array.from({ length: 50 }, () => world.ines.client.mutate<Data>(BOOKMARK, { input })),
    );
    expect(new Set(made.map(({ bookmarkPost }) => bookmarkPost.id)).size).toBe(1);
    expect((await list()).bookmarks.nodes).toHaveLength(1);
  });

  it('is removed, and taken back as it was', async () => {
    const made = await keep(post.id, { note: 'Keep me', on: inUtc(HOUR) });
    const { removeBookmark } = await world.ines.client.mutate<Data>(REMOVE, { id: made.id });
    expect(removeBookmark).toMatchObject({ id: made.id, removedAt: expect.any(String) });
    expect((await list()).bookmarks.nodes).toEqual([]);
    expect(await world.ines.client.refused(REMOVE, { id: made.id })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DONE',
    });
    await world.ines.client.mutate(RESTORE, { id: made.id });
    expect((await list()).bookmarks.nodes).toMatchObject([
      { id: made.id, note: 'Keep me', remindAt: made.remindAt },
    ]);
    await world.ines.client.mutate(REMOVE, { id: made.id });
    server.clock.advance(2 * DAY);
    await server.services.jobs.runWaiting(server.services);
    const again = await keep(post.id, { note: 'Anew' });
    expect(again).toMatchObject({ note: 'Anew', remindAt: null });
  });

  it('is edited with the version that was seen', async () => {
    const made = await keep(post.id);
    const input = { id: made.id, note: 'Later', reminder: { on: inUtc(DAY), timeZone: 'UTC' } };
    const { editBookmark } = await world.ines.client.mutate<Data>(EDIT, {
      input: { ...input, version: 1 },
    });
    expect(editBookmark).toMatchObject({ note: 'Later', remindOn: input.reminder.on, version: 2 });
    expect(
      await world.ines.client.refused(EDIT, { input: { ...input, version: 1 } }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'VERSION' });
  });

  it.each([
    ['past', '2020-01-01T09:00', 'UTC', 'inFuture'],
    ['a day that is none', '2027-02-30T09:00', 'UTC', 'matches'],
    ['no time at all', 'tomorrow', 'UTC', 'matches'],
    ['far ahead', '2099-01-01T09:00', 'UTC', 'tooFarAhead'],
  ])('has no reminder that is %s', async (_, on, timeZone, rule) => {
    const input = { postId: post.id, note: '', reminder: { on, timeZone } };
    const refused = await world.ines.client.refused(BOOKMARK, { input });
    expect(refused).toMatchObject({ code: 'INVALID', fields: [{ rule }] });
    expect(refused.fields?.[0]?.path).toContain('reminder.on');
  });

  it('is read in pages, the newest first or by reminder', async () => {
    const made: Kept[] = [];
    for (const [at, days] of [3, 1, null, 2].entries()) {
      const one = await aPost(world.ctx, { thread, authorId: world.tomasz.id });
      made.push(await keep(one.id, days ? { on: inUtc(days * DAY) } : {}));
      server.clock.advance(at === 1 ? 0 : MINUTE);
    }
    const pages = async (order: string) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { bookmarks } = await list({ order, first: 1, after });
        found.push(...bookmarks.nodes.map(({ id }) => id));
        if (!bookmarks.pageInfo.hasNextPage) return found;
        after = bookmarks.pageInfo.endCursor;
      }
    };
    const ids = (...places: number[]) => places.map((place) => made[place]?.id);
    expect(await pages('NEWEST')).toEqual(ids(3, 2, 1, 0));
    expect(await pages('REMINDER')).toEqual(ids(1, 3, 0));
  });

  it('says no more than that it is there when its post no longer is for one', async () => {
    const own = await keep(thread.postId, { note: 'My words' });
    await keep(post.id);
    const seen = await server.statements(() => list());
    expect(
      seen.filter((text) => /from bookmark|from post|from thread/.test(text)).length,
    ).toBeLessThan(4);
    await world.tomasz.client.mutate(
      'mutation ($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
      { id: post.id },
    );
    expect((await list()).bookmarks.nodes.map((one) => one.post === null)).toEqual([true, false]);
    await aMember(world.ctx, world.community, world.ines, { state: MembershipState.LEFT });
    const { bookmarks } = await list();
    expect(bookmarks.nodes.map((one) => one.post)).toEqual([null, null]);
    expect(bookmarks.nodes[1]).toMatchObject({ id: own.id, note: 'My words' });
    await aMember(world.ctx, world.community, world.ines);
  });
});

it('costs the thread page no statement', async () => {
  const page = (more: string) => `query ($id: ID!) { thread(id: $id) { id title
    posts(first: 20) { nodes { id html author { name } viewerReactions ${more} } } } }`;
  const ask = (more: string) =>
    server.statements(() => world.ines.client.query(page(more), { id: thread.id }));
  await keep(post.id);
  const plain = await ask('');
  expect(await ask('viewerBookmark { id note remindAt due version }')).toHaveLength(plain.length);
});

it('arrives with a live change for its owner alone', async () => {
  const made = await keep(post.id);
  const follow = `subscription ($id: ID!) { threadChanged(threadId: $id) { post { viewerBookmark { id } } } }`;
  type Told = { threadChanged: { post: { viewerBookmark: { id: string } | null } } };
  const { live } = server.services;
  const told = [];
  for (const { client } of [world.ines, world.ravi]) {
    const before = live.readers;
    const reading = await client.subscribe<Told>(follow, { id: thread.id });
    for (let wait = 0; live.readers < before + 3 && wait < 500; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    told.push(reading);
  }
  await world.ravi.client.mutate('mutation ($input: ReactInput!) { react(input: $input) { id } }', {
    input: { postId: post.id, kind: 'GLAD', on: true },
  });
  const [mine, others] = await Promise.all(told.map((one) => one.next()));
  expect(mine?.data?.threadChanged.post.viewerBookmark).toEqual({ id: made.id });
  expect(others?.data?.threadChanged.post.viewerBookmark).toBeNull();
  for (const one of told) one.stop();
});

describe('a reminder', () => {
  it('is sent at its minute and not before, once, with the note and the way there', async () => {
    await keep(post.id, { note: 'Ask Tomasz', on: inUtc(HOUR) });
    server.clock.advance(HOUR - MINUTE);
    await server.runJobs();
    expect(await reminders()).toEqual([]);
    expect((await list()).dueBookmarks).toBe(0);
    server.clock.advance(MINUTE);
    await server.runJobs();
    await server.runJobs();
    const [mail, ...more] = await reminders();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Reminder: Foam');
    expect(mail?.text).toContain('> Ask Tomasz');
    expect(mail?.text).toContain(`/c/${world.community.slug}/t/${thread.id}/2`);
    const { dueBookmarks, bookmarks } = await list();
    expect([dueBookmarks, bookmarks.nodes[0]?.due]).toEqual([1, true]);
  });

  it('comes by the clock of its zone, also when the clocks change in between', async () => {
    server.clock.set('2026-03-27T12:00:00Z');
    const made = await keep(post.id, { on: '2026-03-30T09:00', timeZone: 'Europe/Lisbon' });
    expect(made.remindAt).toBe('2026-03-30T08:00:00.000Z');
  });

  it('is sent anew when it is moved, and not when only the note is mended', async () => {
    const made = await keep(post.id, { on: inUtc(HOUR) });
    server.clock.advance(HOUR);
    await server.runJobs();
    const { bookmarks } = await list();
    const due = bookmarks.nodes[0] as Kept & { remindOn: string };
    const edit = (on: string, version: number) =>
      world.ines.client.mutate<Data>(EDIT, {
        input: { id: made.id, note: 'Mended', version, reminder: { on, timeZone: 'UTC' } },
      });
    const { editBookmark } = await edit(due.remindOn, due.version);
    expect(editBookmark.due).toBe(true);
    await server.runJobs();
    expect(await reminders()).toHaveLength(1);
    const moved = await edit(inUtc(HOUR), editBookmark.version);
    expect(moved.editBookmark.due).toBe(false);
    expect((await list()).dueBookmarks).toBe(0);
    server.clock.advance(HOUR);
    await server.runJobs();
    expect(await reminders()).toHaveLength(2);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    [
      'was moved',
      (id) =>
        world.ines.client.mutate(EDIT, {
          input: { id, note: '', version: 1, reminder: { on: inUtc(DAY), timeZone: 'UTC' } },
        }),
    ],
    [
      'was taken off',
      (id) => world.ines.client.mutate(EDIT, { input: { id, note: '', version: 1 } }),
    ],
    ['lost its bookmark', (id) => world.ines.client.mutate(REMOVE, { id })],
    [
      'leads to a removed post',
      () =>
        world.tomasz.client.mutate(
          'mutation ($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
          { id: post.id },
        ),
    ],
    [
      'leads where one may no longer read',
      () => aMember(world.ctx, world.community, world.ines, { state: MembershipState.LEFT }),
    ],
    [
      'is for a closed account',
      () =>
        server.rows('update person set deactivated_at = $2 where id = $1', [
          world.ines.id,
          server.clock.now(),
        ]),
    ],
    [
      'is for an address that is no longer confirmed',
      () =>
        server.rows('update person set email_verified_at = null where id = $1', [world.ines.id]),
    ],
  ])('is not sent when it %s', async (_, change) => {
    const made = await keep(post.id, { on: inUtc(HOUR) });
    await change(made.id);
    server.clock.advance(2 * HOUR);
    await server.runJobs();
    expect(await reminders()).toEqual([]);
    await server.rows(
      'update person set deactivated_at = null, email_verified_at = $2 where id = $1',
      [world.ines.id, server.clock.now()],
    );
    await aMember(world.ctx, world.community, world.ines);
    await server.runJobs();
    expect(await reminders()).toEqual([]);
    expect((await list()).dueBookmarks).toBe(0);
  });

  it('is written once, whatever dies and however many look', async () => {
    await keep(post.id, { on: inUtc(HOUR) });
    server.clock.advance(HOUR);
    // The process dies after the mail was written and before the commit: nothing of it is there.
    await server.rows(
      `create function die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$`,
    );
    await server.rows(
      `create trigger dies before insert on mail for each row execute function die()`,
    );
    await remindersJob.run(world.ctx, {});
    expect((await list()).dueBookmarks).toBe(0);
    await server.rows('drop trigger dies on mail');
    await Promise.all(Array.from({ length: 5 }, () => remindersJob.run(world.ctx, {})));
    expect(await reminders()).toHaveLength(1);
    const ids = await server.rows(
      "select distinct message_id from mail where kind = 'bookmarks.reminder'",
    );
    expect(ids).toHaveLength(1);
    expect((await list()).dueBookmarks).toBe(1);
  });
});

it('is not for visitors, who are told to sign in', async () => {
  const input = { postId: post.id, note: '' };
  expect(await world.visitor.refused(BOOKMARK, { input })).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(await world.lucia.client.refused(BOOKMARK, { input })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    await world.ines.client.refused(BOOKMARK, { input: { ...input, postId: newId() } }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});
