import { startTestServer, type TestServer } from '../../../test/harness';
import { ACCEPT, REMOVE, REMOVE_THREAD, recountReaders } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { DAY, HOUR, MINUTE } from '../../kernel/clock';
import { aPoll } from '../../threads/polls/poll.factory';
import { Reader } from '../../threads/reading/reading.fixture';
import { ThreadKind } from '../../threads/thread.entity';
import { aPost, aThread } from '../../threads/thread.factory';
import { aNotice } from '../inbox/notice.factory';
import { CatchingUp } from './catch-up.fixture';

let server: TestServer;
let world: WoundCare;
let ines: CatchingUp;
let inesReads: Reader;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  ines = new CatchingUp(world.ines.client);
  inesReads = new Reader(world.ines.client);
});
afterAll(() => server.close());
beforeEach(async () => {
  // Each test begins a day later, with everything read and no catch-up begun.
  server.clock.advance(DAY);
  await inesReads.mark({});
  await ines.finish(await ines.look());
  server.clock.advance(MINUTE);
});
afterEach(() => recountReaders(server));

const opened = (given: Partial<Parameters<typeof aThread>[1]> = {}) =>
  aThread(world.ctx, { communityId: world.community.id, authorId: world.amara.id, ...given });
const said = (
  thread: Parameters<typeof aPost>[1]['thread'],
  markdown?: string,
  by = world.tomasz,
) => aPost(world.ctx, { thread, authorId: by.id, markdown });
const words = (count: number) => 'word '.repeat(count);

describe('what is in it', () => {
  it('is nothing when nothing is new', async () => {
    expect(await ines.look()).toMatchObject({ items: [], seconds: 0, itemCount: 0, leftPosts: 0 });
  });

  it('goes from mentions over what is watched and tracked to new threads, then by how many took part', async () => {
    await opened({ title: 'Quiet' });
    const [watched, tracked, busy, named] = [
      await opened({ title: 'Watched' }),
      await opened({ title: 'Tracked' }),
      await opened({ title: 'Busy' }),
      await opened({ title: 'Named' }),
    ];
    for (const thread of [watched, tracked, named]) await inesReads.record(thread.id, 1);
    await inesReads.level(watched.id, 'WATCHING');
    await inesReads.level(tracked.id, 'TRACKING');
    for (const thread of [tracked, watched]) await said(thread);
    await said(named, 'What does @ines say?');
    await said(busy);
    await said(busy, 'And so do I.', world.ravi);
    await server.runJobs();
    expect(await ines.items()).toEqual([
      'NEW MENTIONED Named: 2',
      'NEW WATCHING Watched: 2',
      'NEW TRACKING Tracked: 2',
      'NEW NEW_THREAD Busy: 1 2 3',
      'NEW NEW_THREAD Quiet: 1',
    ]);
  });

  it('shows the new posts only, without own and removed ones', async () => {
    const thread = await opened({ title: 'Long' });
    for (let at = 0; at < 5; at += 1) await said(thread);
    await inesReads.record(thread.id, 4);
    await inesReads.level(thread.id, 'WATCHING');
    await said(thread, 'Mine.', world.ines);
    const gone = await said(thread, 'Gone.');
    await said(thread, 'Last.', world.ravi);
    await world.amara.client.mutate(REMOVE, { id: gone.id, reason: 'Off topic' });
    await server.runJobs();
    expect(await ines.items()).toEqual(['NEW WATCHING Long: 5 6 9']);
  });

  it('leaves out what is muted, whatever is said in it, and threads that were removed', async () => {
    const [muted, removed] = [await opened({ title: 'Muted' }), await opened({ title: 'Removed' })];
    await inesReads.level(muted.id, 'MUTED');
    await said(muted, 'And @ines?');
    await world.amara.client.mutate(REMOVE_THREAD, { id: removed.id, reason: 'Twice' });
    await opened({ title: 'There' });
    await server.runJobs();
    expect(await ines.items()).toEqual(['NEW NEW_THREAD There: 1']);
    await inesReads.communityLevel(world.community.id, 'MUTED');
    expect(await ines.items()).toEqual([]);
    await inesReads.communityLevel(world.community.id, null);
  });

  it('begins with what was decided, what was accepted in threads one follows, and what is announced', async () => {
    const question = await opened({
      kind: ThreadKind.QUESTION,
      title: 'Foam or gauze?',
      authorId: world.tomasz.id,
    });
    const answer = await said(question, 'Foam.', world.amara);
    const other = await opened({
      kind: ThreadKind.QUESTION,
      title: 'Not mine',
      authorId: world.tomasz.id,
    });
    const otherAnswer = await said(other, 'No.', world.amara);
    await inesReads.record(question.id, 2);
    await inesReads.level(question.id, 'TRACKING');
    await inesReads.record(other.id, 2);
    const asked = await opened({ title: 'Which day?' });
    await inesReads.record(asked.id, 1);
    server.clock.advance(MINUTE);
    await world.tomasz.client.mutate(ACCEPT, { id: answer.id });
    await world.tomasz.client.mutate(ACCEPT, { id: otherAnswer.id });
    await aPoll(world.ctx, { postId: asked.postId, closed: true });
    await opened({ kind: ThreadKind.ANNOUNCEMENT, title: 'We meet on Thursday' });
    await opened({ title: 'Something else' });
    server.clock.advance(MINUTE);
    const before = await ines.look();
    expect(await ines.items()).toEqual([
      'OUTCOMES POLL_CLOSED Which day?: 1',
      'OUTCOMES ANSWER_ACCEPTED Foam or gauze?: 2',
      'OUTCOMES ANNOUNCED We meet on Thursday: 1',
      'NEW NEW_THREAD Something else: 1',
    ]);
    for (const item of before.items) await ines.pass(item);
    expect(await ines.items()).toEqual([]);
  });

  it('does not tell people of what they decided and accepted themselves', async () => {
    const question = await opened({ kind: ThreadKind.QUESTION, authorId: world.ines.id });
    const answer = await said(question, 'Foam.', world.amara);
    await inesReads.record(question.id, 2);
    await world.ines.client.mutate(ACCEPT, { id: answer.id });
    server.clock.advance(MINUTE);
    expect(await ines.items()).toEqual([]);
  });

  it('offers questions that one can probably answer, with the reason, and not a third time', async () => {
    const [pressure] = [
      await opened({ kind: ThreadKind.QUESTION, title: 'Compressing at 0.7?', tags: ['leg'] }),
      await opened({ kind: ThreadKind.QUESTION, title: 'Lunch?' }),
    ];
    const foam = await opened({
      kind: ThreadKind.QUESTION,
      title: 'Which foam?',
      tags: ['foam-dressings'],
    });
    const earlier = await opened({ title: 'Foam under a boot', tags: ['foam-dressings'] });
    const good = await said(earlier, 'Thin.', world.ines);
    await world.tomasz.client.mutate(
      'mutation ($id: ID!) { react(input: { postId: $id, kind: HELPED_ME, on: true }) { id } }',
      { id: good.id },
    );
    await server.rows(`update person set ask_me_about = '{Compréssion}' where id = $1`, [
      world.ines.id,
    ]);
    const questions = async () =>
      (await ines.look()).items.filter(({ section }) => section === 'QUESTIONS');
    const found = await questions();
    expect(found).toMatchObject([
      { reason: 'ASK_ME_ABOUT', word: 'Compréssion', thread: { id: pressure?.id } },
      {
        reason: 'ANSWERED_BEFORE',
        word: null,
        because: { title: 'Foam under a boot' },
        thread: { id: foam.id },
      },
    ]);
    for (let sitting = 0; sitting < 2; sitting += 1) {
      const [first] = await questions();
      expect(first?.thread.title).toBe('Compressing at 0.7?');
      if (first) await ines.pass(first);
      expect((await questions()).map(({ thread }) => thread.title)).toEqual(['Which foam?']);
      await ines.finish(await ines.look());
      server.clock.advance(13 * HOUR);
    }
    expect((await questions()).map(({ thread }) => thread.title)).toEqual(['Which foam?']);
    await said(foam, 'This one.', world.ravi);
    expect(await questions()).toEqual([]);
    await server.rows(`update person set ask_me_about = '{}' where id = $1`, [world.ines.id]);
  });
});

describe('the minutes', () => {
  it('are kept: what does not fit is left, said, and does not come again', async () => {
    const [first, second] = [
      await opened({ title: 'First', markdown: words(800) }),
      await opened({ title: 'Second', markdown: words(800) }),
    ];
    await said(first, words(200));
    await server.runJobs();
    const seen = await ines.look(5);
    expect(seen).toMatchObject({
      minutes: 5,
      itemCount: 1,
      newPosts: 2,
      leftPosts: 1,
      leftThreadCount: 1,
    });
    expect(seen.seconds).toBeLessThanOrEqual(300);
    expect(seen.leftThreads).toEqual([{ id: second.id, title: 'Second' }]);
    expect((await ines.look(10)).itemCount).toBe(2);
    for (const item of seen.items) await ines.pass(item);
    await ines.finish(seen);
    server.clock.advance(DAY);
    expect(await ines.items(20)).toEqual([]);
    expect(await inesReads.look(second.id)).toMatchObject({ readNumber: 0, isNew: true });
  });

  it('count for the sitting, on whatever device, and not for the next', async () => {
    const titles = ['One', 'Two', 'Three'];
    for (const title of titles) await opened({ title, markdown: words(600) });
    const seen = await ines.look(5);
    expect(seen.itemCount).toBe(1);
    const [only] = seen.items;
    if (only) await ines.pass(only);
    const phone = new CatchingUp(await server.as(world.ines.id));
    expect(await phone.look(5)).toMatchObject({
      itemCount: 0,
      passedItems: 1,
      passedSeconds: seen.seconds,
      leftPosts: 2,
    });
    expect((await phone.look(10)).itemCount).toBe(2);
    server.clock.advance(13 * HOUR);
    expect(await phone.look(5)).toMatchObject({ itemCount: 1, passedItems: 0, passedSeconds: 0 });
  });

  it('are those of the settings, and 5, 10 or 20', async () => {
    expect((await ines.look()).minutes).toBe(10);
    const answer = await world.ines.client.refused(
      `{ viewer { catchUp(minutes: 7) { seconds } } }`,
    );
    expect(answer).toMatchObject({ code: 'INVALID' });
  });
});

describe('passing', () => {
  it('marks what was shown as read, and undo takes exactly that back', async () => {
    const thread = await opened({ title: 'New' });
    await said(thread);
    const [item] = (await ines.look()).items;
    if (!item) throw new Error('Nothing is new');
    const passed = await ines.pass(item);
    expect(passed.thread).toMatchObject({
      id: thread.id,
      viewerReading: { readNumber: 2, isNew: false },
    });
    await recountReaders(server);
    const back = await ines.undo(passed);
    expect(back.thread.viewerReading).toMatchObject({ readNumber: 0, isNew: true });
    expect((await ines.look()).items).toMatchObject([{ id: item.id }]);
    const again = await world.ines.client.refused(
      `mutation ($id: ID!) { undoPassCatchUp(input: { id: $id }) { id } }`,
      { id: passed.id },
    );
    expect(again).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('moves nobody over posts between that they have not read', async () => {
    const question = await opened({ kind: ThreadKind.QUESTION, authorId: world.tomasz.id });
    await inesReads.record(question.id, 1);
    await inesReads.level(question.id, 'WATCHING');
    await said(question, 'Perhaps.', world.ravi);
    const answer = await said(question, 'Surely.', world.amara);
    server.clock.advance(MINUTE);
    await world.tomasz.client.mutate(ACCEPT, { id: answer.id });
    await server.runJobs();
    server.clock.advance(MINUTE);
    const { items } = await ines.look();
    expect(items.map(({ section, posts }) => [section, posts.map(({ number }) => number)])).toEqual(
      [
        ['OUTCOMES', [3]],
        ['NEW', [2]],
      ],
    );
    const [outcome, rest] = items;
    if (!outcome || !rest) throw new Error('Two items were to come');
    expect((await ines.pass(outcome)).thread.viewerReading.readNumber).toBe(1);
    expect(await ines.items()).toEqual([
      `NEW WATCHING ${question.id && outcome.thread.title}: 2 3`,
    ]);
  });

  it('a catch-up that has ended is not at its end after an undo', async () => {
    await opened({ title: 'Last' });
    const seen = await ines.look();
    const [item] = seen.items;
    if (!item) throw new Error('Nothing is new');
    const passed = await ines.pass(item);
    await ines.finish(seen);
    expect((await ines.look()).finishedAt).not.toBeNull();
    await ines.undo(passed);
    expect((await ines.look()).items).toMatchObject([{ thread: { title: 'Last' } }]);
  });

  it('what was read here waits in the inbox no more', async () => {
    const unread = async () => {
      const answer = await world.ines.client.query<{ viewer: { unreadNotices: number } }>(
        '{ viewer { unreadNotices } }',
      );
      return answer.viewer.unreadNotices;
    };
    const thread = await opened({ title: 'Told' });
    const { postId } = thread;
    await aNotice(world.ctx, { personId: world.ines.id, thread, postId });
    const before = await unread();
    const [item] = (await ines.look()).items;
    if (!item) throw new Error('Nothing is new');
    await ines.pass(item);
    expect(await unread()).toBe(before - 1);
  });

  it('what comes while one reads comes next time', async () => {
    await opened({ title: 'Before' });
    const seen = await ines.look();
    server.clock.advance(MINUTE);
    await opened({ title: 'Meanwhile' });
    for (const item of seen.items) await ines.pass(item);
    await ines.finish(seen);
    expect(await ines.items()).toEqual(['NEW NEW_THREAD Meanwhile: 1']);
  });

  it('is of what one reads: a stranger passes nothing', async () => {
    const thread = await opened();
    const answer = await world.lucia.client.refused(
      `mutation ($id: ID!) { passCatchUp(input: { section: NEW, postId: $id, seconds: 3 }) { id } }`,
      { id: thread.postId },
    );
    expect(answer).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('is over where a membership is: nothing of that community is in it', async () => {
  await opened({ title: 'Inside' });
  expect(await ines.items()).toEqual(['NEW NEW_THREAD Inside: 1']);
  await world.ines.client.mutate(
    `mutation ($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }`,
    { id: world.community.id },
  );
  await server.runJobs();
  expect(await ines.look()).toMatchObject({ items: [], leftPosts: 0, seconds: 0 });
});

it('asks the same number of statements however much there is', async () => {
  const reader = new CatchingUp(world.tomasz.client);
  const community = await aCommunity(world.ctx, { steward: world.amara });
  await aMember(world.ctx, community, world.tomasz);
  await server.rows(`update person set ask_me_about = '{foam}' where id = $1`, [world.tomasz.id]);
  const thread = await aThread(world.ctx, { communityId: community.id, authorId: world.amara.id });
  await reader.look(20);
  const few = await server.statements(() => reader.look(20));
  for (let at = 0; at < 12; at += 1) {
    const kind = at % 2 ? ThreadKind.QUESTION : ThreadKind.DISCUSSION;
    const made = await opened({ communityId: community.id, kind, title: `Foam and gauze ${at}` });
    await aPost(world.ctx, { thread: made, authorId: world.ravi.id });
    await aPost(world.ctx, { thread, authorId: world.ravi.id });
  }
  const many = await server.statements(() => reader.look(20));
  expect((await reader.look(20)).itemCount).toBeGreaterThan(6);
  expect(many.length).toBe(few.length);
  expect(many.length).toBeLessThanOrEqual(14);
});
