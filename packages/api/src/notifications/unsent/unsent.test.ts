import { startTestServer, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { DAY } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { letter } from '../../kernel/letter';
import { type Letter, sendMail } from '../../kernel/mailer';
import { transaction } from '../../kernel/transaction';

let server: TestServer;
let world: WoundCare;
const smtp = new MailServer();

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  await server.rows('update person set admin = true where id = $1', [world.amara.id]);
  await smtp.take(server);
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});
beforeEach(async () => {
  smtp.reset();
  for (const table of ['mail', 'delivery', 'happening', 'mail_pause']) {
    await server.rows(`delete from ${table}`);
  }
  await server.rows(`delete from pgboss.job`);
});

const write = (given: Partial<Letter> = {}) =>
  transaction(world.ctx, (tx) =>
    sendMail(tx, {
      ...letter({
        to: world.ines.email,
        kind: 'accounts.claimRefused',
        values: { placeholder: 'A secret name' },
      }),
      ...given,
    }),
  );

/** A push that was given up. */
async function aFailedPush(): Promise<string> {
  const [happeningId, id] = [newId(), newId()];
  await server.rows(
    `insert into happening (id, key, kind, subject_kind, subject_id, created_at)
     values ($1::uuid, $1::text, 'MENTION', 'COMMUNITY', $2, $3)`,
    [happeningId, world.community.id, server.clock.now()],
  );
  await server.rows(
    `insert into delivery (id, happening_id, person_id, way, kind, reason, pace, due_at, created_at, state, attempts,
                           last_error, settled_at)
     values ($1, $2, $3, 'PUSH', 'MENTION', 'MENTIONED', 'AT_ONCE', $4, $4, 'FAILED', 5, 'gone', $4)`,
    [id, happeningId, world.ines.id, server.clock.now()],
  );
  return id;
}

/** A job that was given up, as pg-boss leaves it. */
async function aFailedJob(name: string, data: object = {}): Promise<string> {
  const id = newId();
  await server.rows(
    `insert into pgboss.job (id, name, data, state, retry_limit, retry_count, started_on, completed_on, output, keep_until)
     values ($1, $2, $3, 'failed', 8, 8, now(), now(), $4, now() + interval '1 day')`,
    [
      id,
      name,
      JSON.stringify(data),
      JSON.stringify({ message: 'the disk at a@b.example is full' }),
    ],
  );
  return id;
}

interface Listed {
  id: string;
  what: string;
  kind: string;
  attempts: number;
  fault: string;
  detail: string;
  domain: string | null;
  person: { name: string } | null;
}
interface Page {
  unsent: { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  unsentCounts: object;
}
const look = (first = 50, after: string | null = null) =>
  world.amara.client.query<Page>(
    `query($first: Int, $after: String) {
       unsentCounts { mails pushes jobs }
       unsent(first: $first, after: $after) {
         nodes { id what kind attempts fault detail domain person { name } }
         pageInfo { hasNextPage endCursor } } }`,
    { first, after },
  );
const press = (name: 'sendAgain' | 'forgetUnsent', ids: string[]) =>
  world.amara.client.mutate(`mutation($ids: [ID!]!) { ${name}(input: { ids: $ids }) { done } }`, {
    ids,
  });
const all = () => world.amara.client.mutate('mutation { sendAllAgain { done } }');

it('a mail that is refused for good is seen with its reason, sent again, and arrives under its Message-ID', async () => {
  smtp.refusal = { at: 'text', code: 554, words: `5.6.0 not for ${world.ines.email}` };
  await write();
  await server.runJobs();
  const [{ message_id = '' } = {}] = await server.rows<{ message_id: string }>(
    'select message_id from mail',
  );
  const { unsent, unsentCounts } = await look();
  const [name] = await server.rows<{ name: string }>('select name from person where id = $1', [
    world.ines.id,
  ]);
  expect(unsentCounts).toEqual({ mails: 1, pushes: 0, jobs: 0 });
  expect(unsent.nodes).toEqual([
    {
      id: expect.any(String),
      ...{ what: 'MAIL', kind: 'accounts.claimRefused', attempts: 1, fault: 'REFUSED' },
      ...{ detail: expect.stringContaining('5.6.0 not for …@'), domain: 'guildhall.example' },
      person: name,
    },
  ]);
  expect(JSON.stringify(unsent)).not.toMatch(/secret name|ines@/);
  smtp.reset();
  await press('sendAgain', [unsent.nodes[0]?.id as string]);
  await server.runJobs();
  expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([message_id]);
  expect((await look()).unsent.nodes).toEqual([]);
});

it('a job that was given up runs again; those that find their own input are not shown', async () => {
  await write();
  const [mail] = await server.rows<{ id: string }>('select id from mail');
  await server.rows('delete from pgboss.job');
  const id = await aFailedJob('kernel.send-mail', { mailId: mail?.id });
  await aFailedJob('kernel.outbox');
  const { unsent } = await look();
  expect(unsent.nodes).toMatchObject([
    {
      ...{ id, what: 'JOB', kind: 'kernel.send-mail', attempts: 9, fault: 'OTHER' },
      ...{ detail: 'the disk at …@b.example is full', domain: null, person: null },
    },
  ]);
  await press('sendAgain', [id]);
  await server.runJobs();
  expect(smtp.received).toHaveLength(1);
  expect((await look()).unsent.nodes).toEqual([]);
});

it('a push waits again at once', async () => {
  const id = await aFailedPush();
  expect((await look()).unsent.nodes).toMatchObject([
    { id, what: 'PUSH', kind: 'notifications.mention', attempts: 5, detail: 'gone' },
  ]);
  expect(await press('sendAgain', [id])).toEqual({ sendAgain: { done: 1 } });
  const [delivery] = await server.rows('select state, attempts, due_at, settled_at from delivery');
  expect(delivery).toEqual({
    ...{ state: 'WAITING', attempts: 0, settled_at: null },
    due_at: server.clock.now(),
  });
});

it('is read in pages over all three, the latest first', async () => {
  const made: string[] = [];
  for (const make of [aFailedPush, aFailedPush, aFailedPush]) {
    made.unshift(await make());
    server.clock.advance(1_000);
  }
  smtp.refusal = { at: 'text', code: 554, words: 'no' };
  await write();
  await server.runJobs();
  const [mail] = await server.rows<{ id: string }>('select id from mail');
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Page['unsent'] = (await look(1, after)).unsent;
    found.push(...nodes.map(({ id }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(found).toEqual([mail?.id, ...made]);
});

it('all go out again at once, and each is sent once, however often that is pressed', async () => {
  smtp.refusal = { at: 'text', code: 554, words: 'no' };
  for (let count = 0; count < 3; count += 1) await write();
  await server.runJobs();
  await aFailedPush();
  const failed = await aFailedJob('kernel.housekeeping');
  smtp.reset();
  const done = await Promise.all([all(), all(), all()]);
  const numbers = done.map(({ sendAllAgain }) => (sendAllAgain as { done: number }).done);
  expect(numbers.reduce((one, other) => one + other, 0)).toBe(5);
  await server.runJobs();
  expect(smtp.received).toHaveLength(3);
  expect(
    await server.rows('select 1 from pgboss.job where id = $1 and state = $2', [failed, 'failed']),
  ).toEqual([]);
});

it('what is forgotten is not tried again, nor written once more', async () => {
  smtp.refusal = { at: 'text', code: 554, words: 'no' };
  await write({ messageId: '<one@localhost>' });
  await server.runJobs();
  const pushId = await aFailedPush();
  const jobId = await aFailedJob('kernel.housekeeping');
  const { unsent } = await look();
  smtp.reset();
  const ids = unsent.nodes.map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set([expect.any(String), pushId, jobId]));
  expect(await press('forgetUnsent', ids)).toEqual({ forgetUnsent: { done: 3 } });
  expect(await press('forgetUnsent', ids)).toEqual({ forgetUnsent: { done: 0 } });
  expect(await press('sendAgain', ids)).toEqual({ sendAgain: { done: 0 } });
  await write({ messageId: '<one@localhost>' });
  await server.runJobs();
  expect(smtp.received).toEqual([]);
  expect((await look()).unsentCounts).toEqual({ mails: 0, pushes: 0, jobs: 0 });
});

it('a mail to an address that is paused meanwhile is not sent again', async () => {
  smtp.refusal = { at: 'recipient', code: 550, words: '5.1.1 nobody of that name' };
  await write();
  await server.runJobs();
  smtp.reset();
  await all();
  await server.runJobs();
  expect(smtp.received).toEqual([]);
  await world.ines.client.mutate('mutation { resumeMail { email } }');
  await write();
  await server.runJobs();
  expect(smtp.received).toHaveLength(1);
});

it('is not for others, who do not learn whether there is anything', async () => {
  for (const { client } of [world.ines, world.ravi]) {
    expect(await client.refused('{ unsentCounts { mails } }')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await client.refused('{ unsent { nodes { id } } }')).toMatchObject({
      code: 'FORBIDDEN',
    });
  }
});

it('metrics tell what waits, since when, and what came of it', async () => {
  await write();
  server.clock.advance(DAY);
  const metric = async (name: string) => {
    const text = await (await world.amara.client.fetch('/metrics')).text();
    return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
  };
  expect(await metric('guildhall_mail_waiting')).toBe(1);
  expect(await metric('guildhall_mail_oldest_seconds')).toBe(86_400);
  const sent = await metric('guildhall_mails_total\\{outcome="sent"\\}');
  await server.runJobs();
  expect(await metric('guildhall_mail_waiting')).toBe(0);
  expect(await metric('guildhall_mails_total\\{outcome="sent"\\}')).toBe(sent + 1);
  await aFailedPush();
  expect(await metric('guildhall_deliveries_failed')).toBe(1);
  await server.rows(`update delivery set state = 'WAITING', settled_at = null`);
  server.clock.advance(60_000);
  expect(await metric('guildhall_deliveries_oldest_seconds')).toBe(60);
});
