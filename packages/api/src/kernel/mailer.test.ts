import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startTestServer, type TestServer } from '../../test/harness';
import { systemContext } from './context';
import { letter } from './letter';
import { Mailer, sendMail, sendMailJob } from './mailer';
import { transaction } from './transaction';

interface Received {
  to: string[];
  raw: string;
}

let server: TestServer;
let smtp: SMTPServer;
let received: Received[];
let refusing = false;

beforeAll(async () => {
  received = [];
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusing) return done(new Error('not now'));
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  server = await startTestServer();
  server.services.mailer.close();
  server.services.mailer = new Mailer({
    ...server.services.environment,
    smtpUrl: `smtp://127.0.0.1:${port}`,
  });
});
afterAll(async () => {
  await server.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});
beforeEach(() => {
  received = [];
  refusing = false;
});

const send = (values: Record<string, string> = {}) =>
  transaction(systemContext(server.services), (tx) =>
    sendMail(
      tx,
      letter({
        to: 'ines@guildhall.example',
        kind: 'accounts.verify',
        values: { name: 'Inês', instance: 'Guildhall', hours: 72, ...values },
        link: 'http://localhost:4000/verify/secret',
      }),
    ),
  );

test('a mail arrives through SMTP, once, with text, HTML and a Message-ID of ours', async () => {
  await send();
  await server.runJobs();
  await server.runJobs();
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(['ines@guildhall.example']);
  expect(received[0]?.raw).toMatch(/^Message-ID: <[\w-]+@localhost>\r$/m);
  expect(received[0]?.raw).toMatch(/Content-Type: text\/plain/);
  expect(received[0]?.raw).toMatch(/Content-Type: text\/html/);
});

test('nothing is sent when the change that caused it is taken back', async () => {
  const failing = transaction(systemContext(server.services), async (tx) => {
    await sendMail(
      tx,
      letter({ to: 'a@b.example', kind: 'accounts.claimRefused', values: { placeholder: 'X' } }),
    );
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  await server.runJobs();
  expect(received).toEqual([]);
});

test('a line break in a name does not begin another header', async () => {
  await send({ instance: 'House\r\nBcc: everybody@guildhall.example\r\n\r\nBody' });
  await server.runJobs();
  expect(received[0]?.to).toEqual(['ines@guildhall.example']);
  expect(received[0]?.raw).not.toMatch(/^Bcc:/m);
});

test('what the server refuses is tried again, under the same Message-ID', async () => {
  refusing = true;
  await send();
  const [mail] = await server.rows<{ id: string; message_id: string }>(
    'select id, message_id from mail order by created_at desc, id desc limit 1',
  );
  const mailId = mail?.id as string;
  const ctx = systemContext(server.services);
  await expect(sendMailJob.run(ctx, { mailId })).rejects.toThrow();
  const [tried] = await server.rows<{ attempts: number; last_error: string }>(
    'select attempts, last_error from mail where id = $1',
    [mailId],
  );
  expect(tried).toMatchObject({ attempts: 1, last_error: expect.stringContaining('not now') });

  refusing = false;
  await sendMailJob.run(ctx, { mailId });
  // At least once: a second run of the same job sends nothing more.
  await sendMailJob.run(ctx, { mailId });
  expect(received).toHaveLength(1);
  expect(received[0]?.raw).toContain(`Message-ID: ${mail?.message_id}`);
});

test('people’s words in a letter are text, not HTML', () => {
  const { html } = letter({
    to: 'a@b.example',
    kind: 'accounts.verify',
    values: { name: '<img src=x onerror=alert(1)>', instance: 'Guildhall', hours: 1 },
    quote: '</blockquote><script>alert(1)</script>',
  });
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script');
});
