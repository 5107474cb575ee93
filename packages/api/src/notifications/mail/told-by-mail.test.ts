import { startTestServer, type TestServer } from '../../../test/harness';
import { MailServer } from '../../../test/smtp';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { sendMailJob } from '../../kernel/mailer';
import { aThread } from '../../threads/thread.factory';
import { messageIdOf, threadMessageId } from './addresses';
import { pauseMail } from './pauses';

let server: TestServer;
let world: WoundCare;
let threadId: string;
const smtp = new MailServer();

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
  await smtp.take(server);
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});
beforeEach(async () => {
  const { ctx, community, ines } = world;
  await server.rows('delete from mail');
  await aMember(ctx, community, ines);
  ({ id: threadId } = await aThread(ctx, { communityId: community.id, authorId: ines.id }));
  await server.runJobs();
  smtp.reset();
});

let keys = 0;
/** Says something in the thread, which Inês has opened. */
async function reply(who: 'ravi' | 'amara' | 'tomasz', markdown: string, answersPostId?: string) {
  keys += 1;
  const { reply: post } = await world[who].client.mutate<{ reply: { id: string } }>(
    'mutation($input: ReplyInput!) { reply(input: $input) { id } }',
    { input: { threadId, markdown, answersPostId, clientMutationId: `key-${keys}` } },
  );
  return post.id;
}

/** Told, and as far as the mail; the other server does not take it yet. */
async function written() {
  smtp.refusal = { at: 'text', code: 451, words: 'not now' };
  await server.runJobs().catch(() => undefined);
  const [mail] = await server.rows<{ id: string; message_id: string; attempts: number }>(
    'select id, message_id, attempts from mail where sent_at is null',
  );
  expect(mail?.attempts).toBe(1);
  smtp.refusal = undefined;
  return mail as { id: string; message_id: string };
}
const tryAgain = ({ id }: { id: string }) => sendMailJob.run(world.ctx, { mailId: id });
const withdrawn = async ({ id }: { id: string }) =>
  (await server.rows('select 1 from mail where id = $1 and withdrawn_at is not null', [id]))
    .length === 1;

it('three posts of a thread hang together, each at the one that it answers', async () => {
  const second = await reply('ravi', 'Foam, mostly.');
  await server.runJobs();
  const third = await reply('amara', 'And silver?', second);
  await server.runJobs();
  const fourth = await reply('tomasz', 'Rarely.', third);
  await server.runJobs();
  const mails = smtp.received.map(({ mail }) => mail);
  const idOf = (postId: string) => messageIdOf(world.ctx, postId, world.ines.id);
  const root = threadMessageId(world.ctx, threadId);
  const toInes = mails.filter(({ messageId }) => messageId?.includes(world.ines.id));
  expect(toInes.map(({ messageId }) => messageId)).toEqual([second, third, fourth].map(idOf));
  expect(toInes.map(({ inReplyTo }) => inReplyTo)).toEqual([root, idOf(second), idOf(third)]);
  expect(new Set(toInes.map(({ subject }) => subject)).size).toBe(1);
  expect(toInes.map(({ from }) => from?.text)).toEqual([
    expect.stringContaining('via Guildhall'),
    expect.stringContaining('Amara'),
    expect.stringContaining('Tomasz'),
  ]);
});

it('what could not be taken at first is delivered once, under the same Message-ID', async () => {
  await reply('ravi', 'Foam.');
  const mail = await written();
  await tryAgain(mail);
  await tryAgain(mail);
  expect(smtp.received.map((one) => one.mail.messageId)).toEqual([mail.message_id]);
});

it.each<[string, () => Promise<unknown>]>([
  [
    'the membership has ended',
    () => aMember(world.ctx, world.community, world.ines, { state: MembershipState.LEFT }),
  ],
  [
    'the post is removed',
    () =>
      world.ravi.client.mutate(
        `mutation($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }`,
        { id: lastPost },
      ),
  ],
  [
    'the account is closed',
    () =>
      server.rows('update person set deactivated_at = $2 where id = $1', [
        world.ines.id,
        server.clock.now(),
      ]),
  ],
  [
    'the address is another',
    () => server.rows(`update person set email = 'other@x.example' where id = $1`, [world.ines.id]),
  ],
  ['mail to the address is paused', () => pauseMail(world.ctx, world.ines.email, 'COMPLAINED')],
])('a mail that waits is not sent when meanwhile %s', async (_, change) => {
  lastPost = await reply('ravi', 'Something only for members.');
  const mail = await written();
  await change();
  await tryAgain(mail);
  expect(smtp.received).toEqual([]);
  expect(await withdrawn(mail)).toBe(true);
  await server.rows('update person set deactivated_at = null, email = $2 where id = $1', [
    world.ines.id,
    world.ines.email,
  ]);
  await server.rows('delete from mail_pause');
  await tryAgain(mail);
  expect(smtp.received).toEqual([]);
});
let lastPost: string;

it('the link of its own header ends such mails with one POST, and no other', async () => {
  await reply('ravi', 'One.');
  await server.runJobs();
  const { raw = '' } = smtp.received[0] ?? {};
  const headers = raw.replace(/\r\n[ \t]+/g, ' ');
  expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  const url = /^List-Unsubscribe: <([^>]+)>\r$/m.exec(headers)?.[1] ?? '';
  const { origin } = server.services.environment;
  expect(url.startsWith(`${origin}/unsubscribe/`)).toBe(true);
  const answer = await fetch(url.replace(origin, server.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(answer.status).toBe(200);
  smtp.reset();
  await reply('ravi', 'Two.');
  await reply('ravi', 'Three, @ines.');
  await server.runJobs();
  expect(smtp.received.map(({ mail }) => mail.text)).toEqual([expect.stringContaining('Three')]);
});
