import { randomUUID } from 'node:crypto';
import type { Enrolled } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { REPLY } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { DAY, MINUTE } from '../../kernel/clock';
import { pauseMail } from '../../kernel/mail-pauses';
import { LEVEL } from '../../threads/reading/reading.fixture';
import { aThread, type MadeThread } from '../../threads/thread.factory';
import { pushSettings } from '../push/push.fixture';
import { type Browser, type PushService, startPushService } from '../push/push-service.fixture';

let server: TestServer;
let service: PushService;
let world: WoundCare;
let thread: MadeThread;
let browser: Browser;
const smtp = new MailServer();

beforeAll(async () => {
  service = await startPushService();
  server = await startTestServer({ environment: { push: pushSettings } });
  world = await woundCare(server, Visibility.PRIVATE);
  await smtp.take(server);
  await choose(world.tomasz, 'POST', 'MAIL', 'AT_ONCE');
  await choose(world.tomasz, 'POST', 'PUSH', 'AT_ONCE');
  browser = service.browser();
  const { endpoint, keys } = browser;
  await world.tomasz.client.mutate(
    'mutation ($input: RegisterPushInput!) { registerPush(input: $input) { pushDevices { id } } }',
    { input: { endpoint, keys } },
  );
});
afterAll(async () => {
  await server.close();
  await smtp.close();
  await service.close();
});
beforeEach(async () => {
  smtp.reset();
  service.received.length = 0;
  await server.rows('delete from delivery returning id');
  thread = await aThread(world.ctx, { communityId: world.community.id, authorId: world.amara.id });
  await world.tomasz.client.mutate(LEVEL, { threadId: thread.id, level: 'WATCHING' });
  await server.runJobs();
});

const choose = ({ client }: Enrolled, kind: string, way: string, pace: string) =>
  client.mutate(
    `mutation ($input: SetNotificationPreferenceInput!) { setNotificationPreference(input: $input) { id } }`,
    { input: { kind, way, pace } },
  );

async function say(who: Enrolled, markdown = 'So do we.'): Promise<void> {
  await who.client.mutate(REPLY, {
    input: { threadId: thread.id, markdown, clientMutationId: randomUUID() },
  });
}

/** How each delivery to somebody stands. */
const deliveries = ({ id }: Enrolled) =>
  server.rows<{ way: string; state: string; attempts: number }>(
    'select way, state, attempts from delivery where person_id = $1 order by way',
    [id],
  );
/** What has reached Tomasz; Amara, who opened the thread, is told too. */
const told = () => ({
  mails: smtp.received.filter(({ to }) => to.includes(world.tomasz.email)).length,
  pushes: service.received.length,
});

it('mails and pushes at once what somebody wants at once', async () => {
  await say(world.ravi);
  await server.runJobs();
  expect(told()).toEqual({ mails: 1, pushes: 1 });
  expect(await deliveries(world.tomasz)).toMatchObject([
    { way: 'MAIL', state: 'SENT' },
    { way: 'PUSH', state: 'SENT' },
  ]);
  await server.runJobs();
  expect(told()).toEqual({ mails: 1, pushes: 1 });
});

/** Nothing leaves all day; or whenever it likes. No digest comes between. */
const quiet = (all: boolean) =>
  server.rows(
    `insert into notification_settings (person_id, digest_pace, quiet_from, quiet_until)
     select $1, 'NEVER', case when $2::boolean then time '00:00' end, case when $2 then time '23:59' end
     on conflict (person_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
     returning person_id`,
    [world.tomasz.id, all],
  );

/** Tomasz is mentioned in his quiet hours, so that it waits; something happens; and the hours are over. */
async function mentionedBefore(happens: () => Promise<unknown>): Promise<void> {
  await quiet(true);
  await say(world.ravi, '@tomasz, the key to the cellar is under the mat.');
  await server.runJobs();
  expect(told()).toEqual({ mails: 0, pushes: 0 });
  expect(await deliveries(world.tomasz)).toMatchObject([
    { way: 'MAIL', state: 'WAITING' },
    { way: 'PUSH', state: 'WAITING' },
  ]);
  await happens();
  await quiet(false);
  server.clock.advance(DAY);
  await server.runJobs();
}

it('waits for the end of quiet hours, and then sends', async () => {
  await mentionedBefore(async () => undefined);
  expect(told()).toEqual({ mails: 1, pushes: 1 });
});

const endMembership = (state: string) =>
  server.rows('update membership set state = $2 where person_id = $1 returning id', [
    world.tomasz.id,
    state,
  ]);
const closeAccount = (at: Date | null) =>
  server.rows('update person set deactivated_at = $2 where id = $1 returning id', [
    world.tomasz.id,
    at,
  ]);
const takeAway = (what: 'post' | 'thread', at: Date | null) =>
  server.rows(
    `update ${what} set removed_at = $2 where ${what === 'post' ? 'number = 2 and thread_id' : 'id'} = $1 returning id`,
    [thread.id, at],
  );

it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
  ['the membership has ended', () => endMembership('LEFT'), () => endMembership('ACTIVE')],
  ['they are banned', () => endMembership('BANNED'), () => endMembership('ACTIVE')],
  ['the account is closed', () => closeAccount(server.clock.now()), () => closeAccount(null)],
  ['the post is taken away', () => takeAway('post', server.clock.now()), async () => undefined],
  ['the thread is taken away', () => takeAway('thread', server.clock.now()), async () => undefined],
  [
    'they have read it',
    async () => {
      await server.rows('update notice_box set unread = 0 where person_id = $1 returning 1', [
        world.tomasz.id,
      ]);
      await server.rows('update notice set unread = false where person_id = $1 returning 1', [
        world.tomasz.id,
      ]);
    },
    async () => undefined,
  ],
  [
    'they have read it in a thread of which they want no lines',
    async () => {
      await server.rows('delete from notice where person_id = $1 returning id', [world.tomasz.id]);
      await server.rows('update notice_box set unread = 0 where person_id = $1 returning 1', [
        world.tomasz.id,
      ]);
      await server.rows(
        'update thread_reader set read_number = 2 where person_id = $1 and thread_id = $2 returning 1',
        [world.tomasz.id, thread.id],
      );
    },
    async () => undefined,
  ],
  [
    'they want no such mails and pushes any more',
    async () => {
      await choose(world.tomasz, 'MENTION', 'MAIL', 'NEVER');
      await choose(world.tomasz, 'MENTION', 'PUSH', 'NEVER');
    },
    async () => {
      await choose(world.tomasz, 'MENTION', 'MAIL', 'AT_ONCE');
      await choose(world.tomasz, 'MENTION', 'PUSH', 'AT_ONCE');
    },
  ],
  [
    'they have muted the thread',
    () => world.tomasz.client.mutate(LEVEL, { threadId: thread.id, level: 'MUTED' }),
    async () => undefined,
  ],
  ['it is a week old', async () => server.clock.advance(7 * DAY), async () => undefined],
])('sends nothing, on any way, when meanwhile %s', async (_, happens, undone) => {
  await mentionedBefore(happens);
  await undone();
  expect(told()).toEqual({ mails: 0, pushes: 0 });
  expect(await deliveries(world.tomasz)).toMatchObject([
    { way: 'MAIL', state: 'SKIPPED' },
    { way: 'PUSH', state: 'SKIPPED' },
  ]);
});

it('writes no mail to an address that takes none', async () => {
  await pauseMail(world.ctx, world.tomasz.email, 'BOUNCED');
  await say(world.ravi);
  await server.runJobs();
  expect(told()).toEqual({ mails: 0, pushes: 1 });
  expect(await deliveries(world.tomasz)).toMatchObject([
    { way: 'MAIL', state: 'SKIPPED' },
    { way: 'PUSH', state: 'SENT' },
  ]);
  await server.rows('delete from mail_pause returning address');
});

it('tries a push again with growing pauses, and gives it up in the end, for an admin to see', async () => {
  service.answers(browser, 503);
  await say(world.ravi);
  await server.runJobs();
  const push = async () => (await deliveries(world.tomasz)).find(({ way }) => way === 'PUSH');
  expect(await push()).toMatchObject({ state: 'WAITING', attempts: 1 });
  await server.runJobs();
  expect(await push()).toMatchObject({ attempts: 1 });
  for (let attempt = 1; attempt < 10; attempt += 1) {
    server.clock.advance(2 ** attempt * MINUTE);
    await server.runJobs();
  }
  expect(await push()).toMatchObject({ state: 'FAILED', attempts: 10 });
  service.answers(browser, 201);
  expect(told().mails).toBe(1);
});
