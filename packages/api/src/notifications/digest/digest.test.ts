import { startTestServer, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { DAY, HOUR, MINUTE } from '../../kernel/clock';
import { systemContext } from '../../kernel/context';
import { newId } from '../../kernel/ids';
import { sendMailJob } from '../../kernel/mailer';
import { transaction } from '../../kernel/transaction';
import { Reader } from '../../threads/reading/reading.fixture';
import { aThread } from '../../threads/thread.factory';
import { CatchingUp } from '../catch-up/catch-up.fixture';
import { findDigestsJob } from './digest.jobs';
import { rescheduleDigest } from './schedule';

let server: TestServer;
let world: WoundCare;
let ines: CatchingUp;
let inesReads: Reader;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  ines = new CatchingUp(world.ines.client);
  inesReads = new Reader(world.ines.client);
  // A Monday. The first look only finds out when the moments are.
  await server.runJobs();
});
afterAll(() => server.close());
beforeEach(async () => {
  await inesReads.mark({});
  await choose({});
});

interface Choice {
  pace?: string;
  at?: string;
  weekday?: number;
  minutes?: number;
  zone?: string;
}

/** What Inês has chosen; the same row as her settings page writes. */
async function choose({
  pace = 'WEEKLY',
  at = '07:00',
  weekday = 1,
  minutes = 10,
  zone = 'UTC',
}: Choice) {
  const { id } = world.ines;
  await server.rows('update person set time_zone = $2 where id = $1', [id, zone]);
  await server.rows(
    `insert into notification_settings (person_id, digest_pace, digest_at, digest_weekday, digest_minutes)
     values ($1, $2, $3, $4, $5) on conflict (person_id) do update set digest_pace = excluded.digest_pace,
       digest_at = excluded.digest_at, digest_weekday = excluded.digest_weekday, digest_minutes = excluded.digest_minutes`,
    [id, pace, at, weekday, minutes],
  );
  await transaction(world.ctx, (tx) => rescheduleDigest(tx, id));
}

const digests = async (email = world.ines.email) =>
  (await server.mails(email)).filter(({ kind }) => kind === 'notifications.digest');
const opened = (title: string, markdown?: string) =>
  aThread(world.ctx, {
    communityId: world.community.id,
    authorId: world.amara.id,
    title,
    ...(markdown && { markdown }),
  });

/** What comes when that time has passed. */
async function after(milliseconds: number, email?: string) {
  const before = (await digests(email)).length;
  server.clock.advance(milliseconds);
  await server.runJobs();
  return (await digests(email)).slice(before);
}

it('tells once a week what is worth reading, with a way to answer and a way to end it', async () => {
  await opened('What one night shift taught me', 'Moisture matters, and nobody looks.');
  await opened('Foam under a boot');
  const [digest, ...more] = await after(7 * DAY);
  expect(more).toEqual([]);
  expect(digest?.subject).toMatch(/^Worth reading: .*, and one more$/);
  expect(digest?.text).toContain('What one night shift taught me');
  expect(digest?.text).toContain('Moisture matters, and nobody looks.');
  expect(digest?.text).toContain(`${server.services.environment.origin}/catch-up`);
  expect(digest?.text).toMatch(/Answer: http\S+\/t\//);
  expect(digest?.text).toMatch(/No more digests: http\S+\/unsubscribe\//);
  const [row] = await server.rows<{ url: string; id: string }>(
    `select unsubscribe_url as url, message_id as id from mail where recipient = $1 and kind = 'notifications.digest'
      order by created_at desc limit 1`,
    [world.ines.email],
  );
  expect(row?.url).toMatch(/\/unsubscribe\//);
  expect(row?.id).toMatch(new RegExp(`^<digest\\.${world.ines.id}\\.\\d{8}T\\d{4}@`));
  // Told once: the next week begins where this one ended.
  expect(await after(7 * DAY)).toEqual([]);
});

it('sends nothing when nothing is worth telling, and the moment moves on all the same', async () => {
  expect(await after(7 * DAY)).toEqual([]);
  const [row] = await server.rows<{ next: Date }>(
    'select digest_at as next from catch_up where person_id = $1',
    [world.ines.id],
  );
  expect(row?.next.getTime()).toBeGreaterThan(server.clock.now().getTime());
});

it('keeps to the minutes', async () => {
  await choose({ minutes: 5, pace: 'DAILY' });
  for (const title of ['One', 'Two', 'Three']) await opened(title, 'word '.repeat(700));
  const [digest] = await after(DAY);
  expect(digest?.text.match(/new thread/g)).toHaveLength(1);
  expect(digest?.text).toContain('About 3 minutes of reading');
});

it.each([
  [
    'America/New_York',
    '02:30',
    '2027-03-14T00:00:00Z',
    '2027-03-14T07:29:00Z',
    '2027-03-14T07:30:30Z',
  ],
  [
    'Europe/Lisbon',
    '07:00',
    '2027-03-27T12:00:00Z',
    '2027-03-28T05:59:00Z',
    '2027-03-28T06:00:30Z',
  ],
  [
    'America/New_York',
    '01:30',
    '2027-11-07T00:00:00Z',
    '2027-11-07T05:29:00Z',
    '2027-11-07T05:30:30Z',
  ],
  ['Asia/Kolkata', '07:00', '2027-11-20T12:00:00Z', '2027-11-21T01:29:00Z', '2027-11-21T01:30:30Z'],
])('comes in %s at %s, and once in that night', async (zone, at, evening, before, due) => {
  server.clock.set(evening);
  await inesReads.mark({});
  await choose({ pace: 'DAILY', zone, at });
  await opened(`At night in ${zone}`);
  const count = (await digests()).length;
  server.clock.set(before);
  await server.runJobs();
  expect(await digests()).toHaveLength(count);
  server.clock.set(due);
  await server.runJobs();
  expect(await digests()).toHaveLength(count + 1);
  await opened('Later that night');
  expect(await after(2 * HOUR)).toEqual([]);
});

it('follows a person who moves to another zone', async () => {
  await choose({ pace: 'DAILY', zone: 'Europe/Lisbon' });
  await server.rows(`update person set time_zone = 'Asia/Tokyo' where id = $1`, [world.ines.id]);
  await server.runJobs();
  const [row] = await server.rows<{ next: Date }>(
    'select digest_at as next from catch_up where person_id = $1',
    [world.ines.id],
  );
  expect(row?.next.toISOString()).toMatch(/T22:00:00/);
});

it('tells nothing of a community that they left, between the composition before and the sending', async () => {
  await choose({ pace: 'DAILY' });
  await opened('Inside');
  expect((await ines.look()).itemCount).toBe(1);
  const membership = `update membership set state = $3 where community_id = $1 and person_id = $2`;
  await server.rows(membership, [world.community.id, world.ines.id, 'REMOVED']);
  expect(await after(DAY)).toEqual([]);
  await server.rows(membership, [world.community.id, world.ines.id, 'ACTIVE']);
});

it('does not say again what somebody has just caught up with', async () => {
  await choose({ pace: 'DAILY' });
  server.clock.set('2028-02-01T23:00:00Z');
  await choose({ pace: 'DAILY' });
  const seen = await ines.look();
  await ines.finish(seen);
  server.clock.advance(MINUTE);
  await opened('In the night');
  expect(await after(9 * HOUR)).toEqual([]);
  const [digest] = await after(DAY);
  expect(digest?.text).toContain('In the night');
});

it('leaves those alone who have chosen nothing and are here anyway', async () => {
  server.clock.set('2028-03-04T10:00:00Z');
  await server.runJobs();
  const raviMail = world.ravi.email;
  await server.rows('update session set last_seen_at = $2 where person_id = $1', [
    world.ravi.id,
    new Date('2028-03-05T20:00:00Z'),
  ]);
  await opened('On Saturday');
  await after(0, raviMail);
  server.clock.set('2028-03-06T07:00:30Z');
  await server.runJobs();
  const ofRavi = await digests(raviMail);
  server.clock.set('2028-03-13T07:00:30Z');
  await opened('A week later');
  await server.runJobs();
  expect((await digests(raviMail)).length).toBe(ofRavi.length + 1);
});

it('is one mail although the work dies in the middle, or is done twice', async () => {
  server.clock.set('2028-05-01T12:00:00Z');
  await choose({ pace: 'DAILY' });
  await opened('Once');
  const count = (await digests()).length;
  server.clock.set('2028-05-02T07:00:30Z');
  // Taken in hand, and whoever did dies before any is sent.
  await findDigestsJob.run(systemContext(server.services), {});
  await server.rows(`delete from pgboss.job where name = 'notifications.send-digests'`);
  await server.runJobs();
  expect(await digests()).toHaveLength(count);
  // Others take over when the time in hand is over; both at once, and once more.
  server.clock.advance(HOUR + MINUTE);
  await Promise.all([
    findDigestsJob.run(systemContext(server.services), {}),
    findDigestsJob.run(systemContext(server.services), {}),
  ]);
  await server.runJobs();
  await server.rows(`update catch_up set look_at = '-infinity' where person_id = $1`, [
    world.ines.id,
  ]);
  await server.runJobs();
  expect(await digests()).toHaveLength(count + 1);
});

it('folds what somebody asked to be told daily, and does not tell it again below', async () => {
  server.clock.set('2028-06-05T12:00:00Z');
  await inesReads.mark({});
  await choose({ pace: 'WEEKLY', weekday: 4 });
  await server.rows(
    `insert into notification_preference (id, person_id, kind, way, pace) values ($1, $2, 'POST', 'MAIL', 'DAILY')`,
    [newId(), world.ines.id],
  );
  await transaction(world.ctx, (tx) => rescheduleDigest(tx, world.ines.id));
  const thread = await opened('Watched closely');
  await inesReads.record(thread.id, 1);
  await inesReads.level(thread.id, 'WATCHING');
  const REPLY = 'mutation ($input: ReplyInput!) { reply(input: $input) { id } }';
  for (const [by, markdown] of [
    [world.tomasz, 'First.'],
    [world.ravi, 'Second.'],
  ] as const) {
    await by.client.mutate(REPLY, {
      input: { threadId: thread.id, markdown, clientMutationId: newId() },
    });
  }
  await server.runJobs();
  const [digest, ...more] = await after(20 * HOUR);
  expect(more).toEqual([]);
  expect(digest?.subject).toBe('Worth reading: Watched closely');
  expect(digest?.text).toContain('What you asked to be told');
  expect(digest?.text).toContain('2 new');
  expect(digest?.text.match(/Watched closely/g)).toHaveLength(1);
  const waiting = await server.rows(
    `select 1 from delivery where person_id = $1 and state = 'WAITING' and pace <> 'AT_ONCE'`,
    [world.ines.id],
  );
  expect(waiting).toEqual([]);
  // The others of the week have their own day.
  await server.rows('delete from notification_preference where person_id = $1', [world.ines.id]);
});

it('goes through a mail server, is parsed back, and is withdrawn when they leave before it does', async () => {
  const smtp = new MailServer();
  await smtp.take(server);
  server.clock.advance(DAY);
  await choose({ pace: 'DAILY' });
  await opened('By post', 'A “quoted” word, and línguas.');
  server.clock.advance(DAY);
  await server.runJobs();
  const received = smtp.received.find(({ to }) => to.includes(world.ines.email));
  expect(received?.mail.subject).toMatch(/^Worth reading: /);
  expect(received?.mail.text).toContain('A “quoted” word, and línguas.');
  expect(received?.mail.headers.get('list')).toMatchObject({
    unsubscribe: { url: expect.stringContaining('/unsubscribe/') },
  });
  smtp.reset();
  // A mail server that is away for an hour; and meanwhile they leave.
  smtp.refusal = { at: 'recipient', code: 451, words: 'Later' };
  await opened('Too late');
  server.clock.advance(DAY);
  await server.runJobs().catch(() => undefined);
  expect(await digests()).not.toEqual([]);
  const membership = `update membership set state = $3 where community_id = $1 and person_id = $2`;
  await server.rows(membership, [world.community.id, world.ines.id, 'REMOVED']);
  smtp.refusal = undefined;
  const [last] = await server.rows<{ id: string }>(
    `select id from mail where recipient = $1 and kind = 'notifications.digest' and sent_at is null
      order by created_at desc limit 1`,
    [world.ines.email],
  );
  await sendMailJob.run(world.ctx, { mailId: last?.id ?? '' });
  expect(smtp.received.filter(({ to }) => to.includes(world.ines.email))).toEqual([]);
  const [row] = await server.rows<{ withdrawn: boolean }>(
    'select withdrawn_at is not null as withdrawn from mail where id = $1',
    [last?.id],
  );
  expect(row?.withdrawn).toBe(true);
  await smtp.close();
});
