import { randomUUID } from 'node:crypto';
import type { Enrolled } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import { ACCEPT, EDIT, OPEN, REMOVE, REMOVE_THREAD, REPLY } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { MINUTE } from '../../kernel/clock';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { COMMUNITY_LEVEL, LEVEL, RECORD } from '../../threads/reading/reading.fixture';
import { ThreadKind } from '../../threads/thread.entity';
import { aPost, aThread, type MadeThread } from '../../threads/thread.factory';
import { postAdded } from '../../threads/threads.signals';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { foldInto } from './folding';
import { settleMemberJob } from './settling';
import { type Happening, happeningColumns } from './telling';

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  world = await woundCareIn(Visibility.OPEN);
  thread = await aThread(world.ctx, { communityId: world.community.id, authorId: world.ines.id });
  await server.runJobs();
});

async function woundCareIn(visibility: Visibility): Promise<WoundCare> {
  await server.rows('truncate person, community, happening restart identity cascade');
  return woundCare(server, visibility);
}

interface Line {
  kind: string;
  reason: string;
  detail: string | null;
  happenings: number;
  actors: number;
  unread: boolean;
}

/** What stands in somebody's inbox; the number beside it must be that of its lines. */
async function inboxOf({ id }: { id: string }): Promise<Line[]> {
  const lines = await server.rows<Line & { counted: boolean }>(
    `select kind, reason, detail, happenings, actor_count as actors, unread,
            unread and done_at is null and snoozed_until is null as counted
       from notice where person_id = $1 order by latest_at, id`,
    [id],
  );
  const [box] = await server.rows<{ unread: number }>(
    'select unread from notice_box where person_id = $1',
    [id],
  );
  expect(box?.unread ?? 0).toBe(lines.filter(({ counted }) => counted).length);
  return lines.map(({ counted: _, ...line }) => line);
}

const watch = (who: Enrolled, level = 'WATCHING') =>
  who.client.mutate(LEVEL, { threadId: thread.id, level });

/** Somebody writes in the thread, and everybody who is to hear of it has. */
async function say(who: Enrolled, markdown = 'So do we.', answersPostId?: string): Promise<string> {
  const { reply } = await who.client.mutate<{ reply: { id: string } }>(REPLY, {
    input: { threadId: thread.id, markdown, answersPostId, clientMutationId: randomUUID() },
  });
  await server.runJobs();
  return reply.id;
}

it('tells whoever opened the thread, whoever is answered, mentioned or watches; each once, and not the author', async () => {
  await watch(world.tomasz);
  const post = await say(world.ravi);
  expect(await inboxOf(world.ines)).toMatchObject([{ kind: 'ANSWER', reason: 'YOUR_THREAD' }]);
  expect(await inboxOf(world.tomasz)).toMatchObject([{ kind: 'POST', reason: 'WATCHING_THREAD' }]);
  expect(await inboxOf(world.ravi)).toEqual([]);
  expect(await inboxOf(world.amara)).toEqual([]);
  await say(world.tomasz, 'What does @amara say?', post);
  expect(await inboxOf(world.amara)).toMatchObject([{ kind: 'MENTION', reason: 'MENTIONED' }]);
  expect(await inboxOf(world.ravi)).toMatchObject([{ kind: 'ANSWER', reason: 'ANSWERED' }]);
  expect(await inboxOf(world.ines)).toMatchObject([{ happenings: 2, actors: 2 }]);
});

it('has one line for a thread, however many answers come, that speaks of the strongest', async () => {
  await watch(world.tomasz);
  await say(world.ravi, '@tomasz, have you seen this?');
  for (let count = 0; count < 11; count += 1) await say(count % 2 ? world.ravi : world.amara);
  expect(await inboxOf(world.tomasz)).toEqual([
    {
      kind: 'MENTION',
      reason: 'MENTIONED',
      detail: null,
      happenings: 12,
      actors: 2,
      unread: true,
    },
  ]);
});

it('tells nobody of what they have read already, and in the order in which it was said', async () => {
  await watch(world.tomasz);
  const post = { thread, authorId: world.ravi.id };
  const { number } = await aPost(world.ctx, post);
  await world.tomasz.client.mutate(RECORD, {
    threads: [{ threadId: thread.id, number, seconds: 3 }],
  });
  await server.runJobs();
  expect(await inboxOf(world.tomasz)).toEqual([]);
  // The job of the second comes first.
  await server.rows('select setval(pg_get_serial_sequence($1, $2), 10000)', ['outbox', 'id']);
  await aPost(world.ctx, post);
  server.clock.advance(MINUTE);
  await server.rows('select setval(pg_get_serial_sequence($1, $2), 9000)', ['outbox', 'id']);
  await aPost(world.ctx, { thread, authorId: world.amara.id });
  await server.runJobs();
  expect(
    await server.rows(
      `select (f.facts->>'number')::int as first, (l.facts->>'number')::int as last, n.actor_ids as actors
         from notice n join happening f on f.id = n.first_happening_id join happening l on l.id = n.last_happening_id
        where n.person_id = $1`,
      [world.tomasz.id],
    ),
  ).toEqual([{ first: number + 1, last: number + 2, actors: [world.amara.id, world.ravi.id] }]);
});

it('begins a line that was read anew', async () => {
  await watch(world.tomasz);
  await say(world.ravi, '@tomasz?');
  await server.rows('update notice set unread = false where person_id = $1', [world.tomasz.id]);
  await server.rows('update notice_box set unread = 0 where person_id = $1', [world.tomasz.id]);
  await say(world.amara);
  expect(await inboxOf(world.tomasz)).toMatchObject([
    { kind: 'POST', happenings: 1, actors: 1, unread: true },
  ]);
});

it('tells nobody who has muted the thread or the community, not even when they are mentioned', async () => {
  await watch(world.tomasz, 'MUTED');
  await world.amara.client.mutate(COMMUNITY_LEVEL, {
    communityId: world.community.id,
    level: 'MUTED',
  });
  await say(world.ravi, '@tomasz and @amara, look.');
  expect(await inboxOf(world.tomasz)).toEqual([]);
  expect(await inboxOf(world.amara)).toEqual([]);
});

it('tells who watches a community of a new thread and of what is written in it, and all members of an announcement', async () => {
  await world.tomasz.client.mutate(COMMUNITY_LEVEL, {
    communityId: world.community.id,
    level: 'WATCHING',
  });
  const open = (kind: string) =>
    world.ravi.client.mutate(OPEN, {
      input: {
        communityId: world.community.id,
        kind,
        title: `A ${kind}`,
        markdown: 'Read this.',
        clientMutationId: randomUUID(),
      },
    });
  await open('DISCUSSION');
  await server.runJobs();
  expect(await inboxOf(world.tomasz)).toMatchObject([{ kind: 'THREAD' }]);
  expect(await inboxOf(world.ines)).toEqual([]);
  // Also of what is written in a thread that he has never opened.
  await say(world.ravi);
  expect(await inboxOf(world.tomasz)).toMatchObject([
    { kind: 'THREAD' },
    { kind: 'POST', reason: 'WATCHING_COMMUNITY' },
  ]);
  await open('ANNOUNCEMENT');
  await server.runJobs();
  expect(await inboxOf(world.ines)).toMatchObject([
    { reason: 'YOUR_THREAD' },
    { kind: 'THREAD', reason: 'MEMBER' },
  ]);
  expect((await inboxOf(world.tomasz)).map(({ reason }) => reason)).toEqual(
    Array(3).fill('WATCHING_COMMUNITY'),
  );
});

it('tells of an accepted answer once, and of what was done with a thread or a post', async () => {
  const question = await aThread(world.ctx, {
    communityId: world.community.id,
    authorId: world.ines.id,
    kind: ThreadKind.QUESTION,
  });
  thread = question;
  const answer = await say(world.tomasz);
  await world.ravi.client.mutate(ACCEPT, { id: answer });
  await server.runJobs();
  expect(await inboxOf(world.tomasz)).toMatchObject([{ kind: 'ACCEPTED', reason: 'YOUR_POST' }]);
  await world.ravi.client.mutate(REMOVE, { id: answer, reason: 'Names a patient' });
  await server.runJobs();
  expect(await inboxOf(world.tomasz)).toMatchObject([{ kind: 'ACCEPTED', happenings: 2 }]);
  await world.ravi.client.mutate(REMOVE_THREAD, { id: question.id, reason: 'Said twice' });
  await server.runJobs();
  // Only its author keeps a line of a thread that is gone: what became of it.
  expect(await inboxOf(world.tomasz)).toEqual([]);
  expect((await inboxOf(world.ines)).map(({ kind }) => kind)).toContain('ANSWER');
});

it('keeps no line of a community that is no longer open to somebody', async () => {
  const closed = await woundCareIn(Visibility.PRIVATE);
  thread = await aThread(closed.ctx, {
    communityId: closed.community.id,
    authorId: closed.ines.id,
  });
  await watch(closed.tomasz);
  await say(closed.ravi);
  expect(await inboxOf(closed.tomasz)).toHaveLength(1);
  await closed.tomasz.client.mutate(
    'mutation ($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }',
    { id: closed.community.id },
  );
  expect(await inboxOf(closed.tomasz)).toEqual([]);
  await say(closed.ravi, '@tomasz, come back.');
  expect(await inboxOf(closed.tomasz)).toEqual([]);
  // A batch that had asked who is a member just before tells him all the same: that line goes a little later.
  const [happening] = await server.rows<Happening>(
    `select ${happeningColumns('h')} from happening h where kind = 'POST' order by id limit 1`,
  );
  const member = { personId: closed.tomasz.id, communityId: closed.community.id };
  await transaction(closed.ctx, (tx) =>
    foldInto(tx, happening as Happening, [
      { ...member, kind: NoticeKind.POST, reason: NoticeReason.WATCHING_THREAD },
    ]),
  );
  expect(await inboxOf(closed.tomasz)).toHaveLength(1);
  await settleMemberJob.run(closed.ctx, member);
  expect(await inboxOf(closed.tomasz)).toEqual([]);
});

it('tells whom an edit mentions for the first time, and nobody else of the edit', async () => {
  await watch(world.tomasz);
  const post = await say(world.ravi, 'Has @tomasz seen this?');
  const edit = (markdown: string, version: number) =>
    world.ravi.client.mutate(EDIT, { input: { id: post, markdown, version } });
  await edit('Have @tomasz and @amara seen this?', 1);
  await server.runJobs();
  expect(await inboxOf(world.amara)).toMatchObject([{ kind: 'MENTION', happenings: 1 }]);
  expect(await inboxOf(world.tomasz)).toMatchObject([{ kind: 'MENTION', happenings: 1 }]);
  // Taken out again before anybody is told.
  await edit('Have @tomasz, @amara and @lucia seen this?', 2);
  await edit('Have @tomasz and @amara seen this?', 3);
  await server.runJobs();
  expect(await inboxOf(world.lucia)).toEqual([]);
});

it('makes no line where somebody wants none', async () => {
  await watch(world.tomasz);
  await world.tomasz.client.mutate(
    `mutation { setNotificationPreference(input: { kind: POST, way: INBOX, pace: NEVER }) { id } }`,
  );
  await say(world.ravi);
  expect(await inboxOf(world.tomasz)).toEqual([]);
});

describe('a thread that many watch', () => {
  const READERS = 1_200;

  beforeEach(async () => {
    await server.rows(
      `with p as (
         insert into person (id, handle, name, email, email_verified_at, created_at)
         select gen_random_uuid(), 'w' || n, 'W ' || n, 'w' || n || '@example.org', now(), now()
           from generate_series(1, $1) n returning id
       )
       insert into thread_reader (person_id, thread_id, community_id, level, level_reason)
       select id, $2, $3, 'WATCHING', 'CHOSEN' from p`,
      [READERS, thread.id, world.community.id],
    );
  });

  const told = async () => {
    const [count] = await server.rows<{ lines: number; happenings: number }>(
      `select count(*)::int as lines, coalesce(sum(happenings), 0)::int as happenings
         from notice`,
    );
    return count;
  };

  it('tells all, and whoever asked, and nobody twice, though it breaks off and is asked again', async () => {
    const post = await aPost(world.ctx, { thread, authorId: world.ravi.id });
    // It breaks off in the second batch.
    await server.rows(`create function break_off() returns trigger language plpgsql as $$
      begin
        if (select count(*) from notice) > 700 then raise exception 'broken off'; end if;
        return new;
      end $$`);
    await server.rows(
      'create trigger break_off after insert on notice for each statement execute function break_off()',
    );
    await expect(server.runJobs()).rejects.toThrow('broken off');
    expect(await told()).toEqual({ lines: 500, happenings: 500 });
    await server.rows('drop trigger break_off on notice');
    await server.rows('drop function break_off');
    // Its job counts as under way still: the minute job goes on where it broke off.
    await server.runJobs();
    expect(await told()).toEqual({ lines: READERS + 1, happenings: READERS + 1 });
    // The same signal again, as after a crash: at least once is what the outbox promises.
    const payload = {
      threadId: thread.id,
      postId: post.id,
      communityId: world.community.id,
      authorId: world.ravi.id,
      number: post.number,
      answersPostId: null,
    };
    await transaction(world.ctx, (tx) => emit(tx, postAdded, payload));
    await transaction(world.ctx, (tx) => emit(tx, postAdded, payload));
    await server.runJobs();
    expect(await told()).toEqual({ lines: READERS + 1, happenings: READERS + 1 });
  });
});
