import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { secretIn } from '../../../test/cast';
import { bounceAddress } from '../../kernel/bounce-address';
import { loadEnvironment } from '../../kernel/environment';
import { newId } from '../../kernel/ids';
import { openListener } from './coming-in/listener';
import { INBOUND, LARGEST, openPostOffice, type PostOffice, SECRET } from './replies.fixture';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

const raw = (from: string, to: string, text = 'By mail.') =>
  `From: ${from}\r\nTo: <${to}>\r\nSubject: Re: Dressings\r\nMessage-ID: <${newId()}@mail.example>\r\n\r\n${text}\r\n`;

describe('the settings', () => {
  const read = (given: Record<string, string>) =>
    loadEnvironment({ NODE_ENV: 'test', ...given }).inbound;

  it('open nothing unless a way in is named', () => {
    expect(read({})).toBeUndefined();
    expect(read({ INBOUND_DOMAIN: INBOUND })).toBeUndefined();
  });

  it('open a way with the domain that it is for', () => {
    expect(read({ INBOUND_DOMAIN: 'Reply.Guildhall.example', INBOUND_SMTP_PORT: '2525' })).toEqual({
      domain: INBOUND,
      smtp: { port: 2525, host: '127.0.0.1', cert: undefined, key: undefined },
      webhookSecret: undefined,
      largest: 25_000_000,
    });
  });

  it.each([
    [{ INBOUND_SMTP_PORT: '2525' }, /INBOUND_DOMAIN/],
    [{ INBOUND_DOMAIN: 'not a domain', INBOUND_SMTP_PORT: '2525' }, /INBOUND_DOMAIN/],
    [{ INBOUND_DOMAIN: INBOUND, INBOUND_WEBHOOK_SECRET: 'short' }, /INBOUND_WEBHOOK_SECRET/],
    [
      { INBOUND_DOMAIN: INBOUND, INBOUND_SMTP_PORT: '1', INBOUND_SMTP_KEY: 'k' },
      /INBOUND_SMTP_CERT/,
    ],
  ])('%j is said to be wrong in a sentence', (given, sentence) => {
    expect(() => read(given as Record<string, string>)).toThrow(sentence);
  });

  it('name files that are not there', async () => {
    const { services } = office.server;
    const { inbound } = services.environment;
    const smtp = { port: 0, host: '127.0.0.1', cert: '/nowhere', key: '/nowhere' };
    const environment = { ...services.environment, inbound: inbound && { ...inbound, smtp } };
    await expect(openListener({ ...services, environment })).rejects.toThrow(/can be read/);
  });
});

describe('SMTP', () => {
  it.each([
    'nobody@reply.guildhall.example',
    `reply+${'0'.repeat(40)}@${INBOUND}`,
    `bounce+${'0'.repeat(56)}@${INBOUND}`,
    'ines@elsewhere.example',
    `"reply+x"@${INBOUND}`,
  ])('knows nobody at %s', async (to) => {
    await expect(
      office.send({ envelope: { from: 'a@b.example', to }, raw: raw('a@b.example', to) }),
    ).rejects.toMatchObject({ responseCode: 550 });
  });

  it('knows an address in other capitals, and no longer once its person has a new password', async () => {
    const { ines } = office.world;
    const thread = await office.thread();
    const to = await office.address(ines, thread.id);
    const mail = { from: ines.email, to: to.toUpperCase(), text: 'Hello' };
    await office.send(mail);
    await office.world.visitor.mutate(
      'mutation ($input: EmailInput!) { requestPasswordReset(input: $input) { email } }',
      { input: { email: ines.email } },
    );
    const token = await secretIn(office.server, ines.email, 'accounts.reset');
    await office.world.visitor.mutate(
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { email } }',
      { input: { token, password: 'another long password' } },
    );
    await office.server.runJobs();
    expect(await office.posts(thread.id)).toHaveLength(2);
    await expect(office.send(mail)).rejects.toMatchObject({ responseCode: 550 });
  });

  it('takes nothing that is too large, whether or not that is said before', async () => {
    const { ines } = office.world;
    const thread = await office.thread();
    const to = await office.address(ines, thread.id);
    const envelope = { from: ines.email, to };
    await expect(
      office.send({ envelope: { ...envelope, size: LARGEST * 15 }, raw: raw(ines.email, to) }),
    ).rejects.toThrow(/larger than allowed/);
    const lines = `${'x'.repeat(70)}\r\n`.repeat(30_000_000 / 72);
    await expect(office.send({ envelope, raw: raw(ines.email, to, lines) })).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await office.rows(thread.id)).toEqual([]);
    // And goes on with the next.
    await office.send({ envelope, raw: raw(ines.email, to) });
    expect(await office.rows(thread.id)).toHaveLength(1);
  });

  it('has a mail in the database before it says 250', async () => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    const to = await office.address(tomasz, thread.id);
    const mail = raw(tomasz.email, to);
    await office.send({ envelope: { from: tomasz.email, to }, raw: mail });
    const [kept] = await office.rows(thread.id);
    expect(kept?.raw?.toString().trim()).toBe(mail.trim());
  });

  it('asks to come again when the database does not answer, and knows nothing of the mail', async () => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    const to = await office.address(tomasz, thread.id);
    await office.server.rows('alter table inbound_mail rename to inbound_mail_away');
    const sent = office.send({ envelope: { from: tomasz.email, to }, raw: raw(tomasz.email, to) });
    await expect(sent).rejects.toMatchObject({ responseCode: 451 });
    await office.server.rows('alter table inbound_mail_away rename to inbound_mail');
    expect(await office.rows(thread.id)).toEqual([]);
  });

  it('forgets a mail whose sender has gone away in the middle of it', async () => {
    const { tomasz } = office.world;
    const thread = await office.thread();
    const to = await office.address(tomasz, thread.id);
    const socket = connect(office.listener.port, '127.0.0.1');
    const lines = [
      ...['EHLO x', `MAIL FROM:<${tomasz.email}>`, `RCPT TO:<${to}>`, 'DATA', 'Subject: half'],
    ];
    await new Promise<void>((resolve) => {
      socket.on('data', () => {
        const line = lines.shift();
        if (line) socket.write(`${line}\r\n`);
        else resolve();
        if (line === 'Subject: half') {
          socket.destroy();
          resolve();
        }
      });
    });
    await office.send({ envelope: { from: tomasz.email, to }, raw: raw(tomasz.email, to) });
    expect(await office.rows(thread.id)).toHaveLength(1);
  });

  it('writes a row for each of several addresses in one mail, and takes not more than ten', async () => {
    const { ines, tomasz } = office.world;
    const thread = await office.thread();
    const to = [await office.address(ines, thread.id), await office.address(tomasz, thread.id)];
    await office.send({
      envelope: { from: ines.email, to },
      raw: raw(ines.email, to.join('>, <')),
    });
    expect(await office.rows(thread.id)).toHaveLength(2);
    await office.server.runJobs();
    // Only the one whose address it was sent from has answered.
    expect(await office.posts(thread.id)).toHaveLength(2);
  });
});

describe('the webhook', () => {
  const one = async () => {
    const { ravi } = office.world;
    const thread = await office.thread();
    return { thread, to: await office.address(ravi, thread.id), from: ravi.email };
  };

  it('takes a mail as it is, and as JSON', async () => {
    const { thread, from, to } = await one();
    expect((await office.post(raw(from, to, 'As it is.'))).status).toBe(202);
    const json = JSON.stringify({
      raw: Buffer.from(raw(from, 'somebody@elsewhere.example', 'As JSON.')).toString('base64'),
      recipients: [to],
      envelopeFrom: from,
    });
    expect((await office.post(json, { type: 'application/json' })).status).toBe(202);
    await office.server.runJobs();
    const said = (await office.posts(thread.id)).slice(1).map(({ markdown }) => markdown);
    expect(said.sort()).toEqual(['As JSON.', 'As it is.']);
  });

  it.each([
    ['signed with another secret', { secret: 'b'.repeat(40) }],
    ['signed six minutes ago', { age: 301 }],
    ['signed in six minutes', { age: -301 }],
    ['of a time that is none', { headers: { 'x-guildhall-timestamp': 'now' } }],
    ['of another time than was signed', { headers: { 'x-guildhall-timestamp': '1' } }],
    ['without a signature', { headers: { 'x-guildhall-signature': '' } }],
    ['with a signature that is too short', { headers: { 'x-guildhall-signature': 'sha256=00' } }],
    [
      'without sha256',
      { headers: { 'x-guildhall-signature': createHash('sha256').update(SECRET).digest('hex') } },
    ],
  ])('refuses what is %s', async (_name, given) => {
    const { thread, from, to } = await one();
    expect((await office.post(raw(from, to), given)).status).toBe(401);
    expect(await office.rows(thread.id)).toEqual([]);
  });

  it('refuses a body that was changed on its way', async () => {
    const { thread, from, to } = await one();
    const body = raw(from, to);
    const signed = await signedHeaders(body);
    const changed = await fetch(`${office.server.url}/inbound/mail`, {
      method: 'POST',
      headers: signed,
      body: body.replace('By mail', 'By fax'),
    });
    expect(changed.status).toBe(401);
    // The same once more is no harm: it is the same mail.
    for (let at = 0; at < 3; at += 1) {
      const again = await fetch(`${office.server.url}/inbound/mail`, {
        method: 'POST',
        headers: signed,
        body,
      });
      expect(again.status).toBe(202);
    }
    expect(await office.rows(thread.id)).toHaveLength(1);
  });

  const signedHeaders = async (body: string) => {
    const at = String(Math.floor(office.server.clock.now().getTime() / 1_000));
    const signature = createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex');
    return {
      'content-type': 'message/rfc822',
      'x-guildhall-timestamp': at,
      'x-guildhall-signature': `sha256=${signature}`,
    };
  };

  it('reads no body that is too large, with or without its length', async () => {
    const { thread, from, to } = await one();
    const large = raw(from, to, 'x'.repeat(LARGEST));
    await expect(statusOf(office.post(large))).resolves.toBe(413);
    const headers = await signedHeaders('x');
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(Buffer.alloc(64_000, 'x')),
    });
    const endless = fetch(`${office.server.url}/inbound/mail`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    await expect(statusOf(endless)).resolves.toBe(413);
    expect(await office.rows(thread.id)).toEqual([]);
  });

  /** A sender that is still sending may see the connection end before the answer. */
  const statusOf = (answer: Promise<Response>) =>
    answer.then(({ status }) => status).catch(() => 413);

  it('knows nobody at other addresses, and takes no JSON of another form', async () => {
    expect((await office.post(raw('a@b.example', `nobody@${INBOUND}`))).status).toBe(404);
    for (const body of ['{', '[]', '{}', '{"raw":"***"}', '{"raw":5}', 'null']) {
      expect((await office.post(body, { type: 'application/json' })).status).toBe(400);
    }
  });

  it('is not there without a secret', async () => {
    const { environment } = office.server.services;
    const { inbound } = environment;
    environment.inbound = inbound && { ...inbound, webhookSecret: undefined };
    const { from, to } = await one();
    expect((await office.post(raw(from, to))).status).toBe(404);
    environment.inbound = inbound;
  });
});

describe('what became of mails that went out', () => {
  const FOLDER = join(__dirname, 'fixtures/reports');
  const sent = async (recipient: string): Promise<string> => {
    const id = newId();
    await office.server.rows(
      `insert into mail (id, kind, recipient, subject, text, html, message_id, created_at)
       values ($1::uuid, 'notifications.post', $2, 's', 't', 'h', $1::uuid::text, $3)`,
      [id, recipient, office.server.clock.now()],
    );
    return id;
  };
  const report = async (name: string, recipient: string, from = ''): Promise<void> => {
    const to = bounceAddress(office.server.services.environment, await sent(recipient)) ?? '';
    const mail = readFileSync(join(FOLDER, `${name}.eml`), 'utf8').replaceAll('{id}', newId());
    await office.send({ envelope: { from, to }, raw: mail });
    await office.server.runJobs();
  };
  const pauseOf = async (address: string) =>
    (
      await office.server.rows<{ reason: string }>(
        'select reason from mail_pause where address = $1',
        [address],
      )
    )[0]?.reason;

  it('gives up an address that does not exist', async () => {
    await report('no-such-user', 'Gone@example.org');
    expect(await pauseOf('gone@example.org')).toBe('BOUNCED');
  });

  it('gives up a full mailbox at the third mail in a row', async () => {
    for (const expected of [undefined, undefined, 'BOUNCED']) {
      await report('mailbox-full', 'full@example.org');
      expect(await pauseOf('full@example.org')).toBe(expected);
    }
  });

  it('stops at once when somebody calls a mail spam', async () => {
    await report('complaint', 'angry@example.org', 'feedback@isp.example');
    expect(await pauseOf('angry@example.org')).toBe('COMPLAINED');
  });

  it('reads what older servers say in words', async () => {
    await report('in-words', 'old@example.org');
    expect(await pauseOf('old@example.org')).toBe('BOUNCED');
  });

  it.each(['delayed', 'not-spam', 'away'])('does not mind one that is %s', async (name) => {
    await report(name, 'patient@example.org', name === 'away' ? 'patient@example.org' : '');
    expect(await pauseOf('patient@example.org')).toBeUndefined();
  });

  it('takes not more reports of one mail than it can have', async () => {
    const to = bounceAddress(office.server.services.environment, await sent('m@example.org')) ?? '';
    const one = () =>
      office.send({ envelope: { from: '', to }, raw: raw('postmaster@x.example', to) });
    for (let at = 0; at < 10; at += 1) await one();
    await expect(one()).rejects.toMatchObject({ responseCode: 452 });
  });

  it('knows nothing of a mail that is forgotten', async () => {
    const to = bounceAddress(office.server.services.environment, newId()) ?? '';
    await office.send({ envelope: { from: '', to }, raw: raw('MAILER-DAEMON@x.example', to) });
    await office.server.runJobs();
    const [row] = await office.server.rows(
      `select state, reason from inbound_mail where purpose = 'BOUNCE' order by received_at desc, id desc limit 1`,
    );
    expect(row).toEqual({ state: 'NOTED', reason: 'FORGOTTEN_MAIL' });
  });
});
