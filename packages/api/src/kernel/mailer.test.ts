import { startTestServer, type TestServer } from '../../test/harness';
import { MailServer } from '../../test/smtp';
import { mailOfBounce } from './bounce-address';
import { systemContext } from './context';
import { letter, setLetter } from './letter';
import { wordsForMail } from './letter-words';
import { mayMail } from './mail-pauses';
import { type Letter, sendMail, sendMailJob } from './mailer';
import { renderHere } from './markdown/render';
import { transaction } from './transaction';

let server: TestServer;
const smtp = new MailServer();

beforeAll(async () => {
  server = await startTestServer();
  await smtp.take(server);
});
afterAll(async () => {
  await server.close();
  await smtp.close();
});
beforeEach(() => smtp.reset());

const write = (given: Letter) =>
  transaction(systemContext(server.services), (tx) => sendMail(tx, given));
const verification = (values: Record<string, string> = {}) =>
  letter({
    to: 'ines@guildhall.example',
    kind: 'accounts.verify',
    values: { name: 'Inês', instance: 'Guildhall', hours: 72, ...values },
    link: 'http://localhost:4000/verify/secret',
  });
const send = (values: Record<string, string> = {}) => write(verification(values));

interface Row {
  id: string;
  message_id: string;
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
  dead_at: Date | null;
  withdrawn_at: Date | null;
}
const newest = async () => {
  const [row] = await server.rows<Row>(
    'select * from mail order by created_at desc, id desc limit 1',
  );
  return row as Row;
};
const attempt = async () =>
  sendMailJob.run(systemContext(server.services), { mailId: (await newest()).id });

test('a mail arrives through SMTP, once, with text, HTML and a Message-ID of ours', async () => {
  await send();
  await server.runJobs();
  await server.runJobs();
  expect(smtp.received).toHaveLength(1);
  const [{ to, mail } = { to: [], mail: undefined }] = smtp.received;
  expect(to).toEqual(['ines@guildhall.example']);
  expect(mail?.messageId).toMatch(/^<[\w-]+@localhost>$/);
  expect(mail?.text).toContain('Welcome, Inês');
  expect(mail?.html).toContain('Welcome, Inês');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
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
  expect(smtp.received).toEqual([]);
});

const BREAK = '\r\nBcc: everybody@guildhall.example\r\n\r\nBody';

test.each<[string, Partial<Letter>]>([
  ['a name', { fromName: `Amara${BREAK}` }],
  ['a subject', { subject: `Foam${BREAK}` }],
  ['an address to answer to', { replyTo: `a@b.example${BREAK}` }],
  ['a list', { list: { id: 'wound-care.localhost', name: `Wound care${BREAK}` } }],
  ['a recipient', { to: `ines@guildhall.example${BREAK}` }],
])('a line break in %s does not begin another header', async (_, change) => {
  await write({ ...verification({ instance: `House${BREAK}` }), ...change });
  await server.runJobs().catch(() => undefined);
  for (const { to, raw } of smtp.received) {
    expect(to.every((address) => !address.startsWith('everybody'))).toBe(true);
    const [headers] = raw.split('\r\n\r\n');
    expect(headers).not.toMatch(/^(?:Bcc:|Body)/m);
  }
  if (!change.to) expect(smtp.received).toHaveLength(1);
});

test('headers say who speaks, what it continues and how it ends, in every script', async () => {
  await write({
    ...verification(),
    subject: '换药 · Wundversorgung – „Schaum“ 🩹'.repeat(4),
    fromName: 'Phúc "the nurse" <Nguyễn>, via Guildhall',
    replyTo: 'reply+secret@reply.guildhall.example',
    messageId: '<post.2@localhost>',
    inReplyTo: '<post.1@localhost>',
    references: ['<thread.1@localhost>', '<post.1@localhost>'],
    list: { id: 'pflege.localhost', name: 'Wundpflege „Süd“' },
    unsubscribeUrl: 'http://localhost:4000/unsubscribe/token',
  });
  await server.runJobs();
  const { mail, raw } = smtp.received[0] ?? {};
  expect(mail?.subject).toBe('换药 · Wundversorgung – „Schaum“ 🩹'.repeat(4));
  expect(mail?.from?.value).toEqual([
    { name: 'Phúc "the nurse" <Nguyễn>, via Guildhall', address: 'guildhall@localhost' },
  ]);
  expect(mail?.replyTo?.value[0]?.address).toBe('reply+secret@reply.guildhall.example');
  expect(mail?.messageId).toBe('<post.2@localhost>');
  expect(mail?.inReplyTo).toBe('<post.1@localhost>');
  expect(mail?.references).toEqual(['<thread.1@localhost>', '<post.1@localhost>']);
  const unfolded = raw?.replace(/\r\n[ \t]+/g, ' ');
  expect(unfolded).toMatch(/^List-Id: =\?UTF-8\?.+<pflege\.localhost>\r$/im);
  expect(raw).toMatch(/^List-Unsubscribe: <http:\/\/localhost:4000\/unsubscribe\/token>\r$/m);
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a header holds nothing but ASCII.
  expect(raw?.split('\r\n\r\n')[0]).toMatch(/^[\x00-\x7f]+$/);
});

test('the same Message-ID twice is one mail', async () => {
  await write({ ...verification(), messageId: '<once@localhost>' });
  await write({ ...verification(), messageId: '<once@localhost>' });
  await server.runJobs();
  expect(smtp.received).toHaveLength(1);
});

test('what the server cannot take now is tried again, under the same Message-ID', async () => {
  smtp.refusal = { at: 'text', code: 451, words: 'not now' };
  await send();
  const { message_id } = await newest();
  await expect(attempt()).rejects.toThrow();
  expect(await newest()).toMatchObject({
    attempts: 1,
    dead_at: null,
    last_error: expect.stringMatching(/^BUSY: .*not now/),
  });
  smtp.refusal = undefined;
  await attempt();
  // At least once: a second run of the same job sends nothing more.
  await attempt();
  expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([message_id]);
  expect(await newest()).toMatchObject({ attempts: 2, last_error: null });
});

test('what the server refuses for good is not tried again', async () => {
  smtp.refusal = { at: 'recipient', code: 550, words: '5.7.1 not here' };
  await send();
  await server.runJobs();
  expect(await newest()).toMatchObject({ attempts: 1, sent_at: null, dead_at: server.clock.now() });
  smtp.refusal = undefined;
  await attempt();
  expect(smtp.received).toEqual([]);
  // Why this was refused need not be the address.
  expect(await mayMail(systemContext(server.services), 'ines@guildhall.example')).toBe(true);
});

test('an address that the server says is none gets no more mail', async () => {
  smtp.refusal = { at: 'recipient', code: 550, words: '5.1.1 no such user' };
  await send();
  await server.runJobs();
  expect(await newest()).toMatchObject({
    last_error: expect.stringMatching(/^REFUSED: .*5\.1\.1/),
  });
  const [pause] = await server.rows('select address, reason from mail_pause');
  expect(pause).toEqual({ address: 'ines@guildhall.example', reason: 'BOUNCED' });
  await server.rows('delete from mail_pause');
});

test('what cannot be sent for a day and a half is not tried for ever', async () => {
  smtp.refusal = { at: 'text', code: 451, words: 'not now' };
  await send();
  for (let time = 1; time <= 14; time += 1) await expect(attempt()).rejects.toThrow();
  expect((await newest()).dead_at).toBeNull();
  await attempt();
  expect(await newest()).toMatchObject({ attempts: 15, dead_at: server.clock.now() });
});

test('an address whose mail is paused gets only what is asked for at that minute', async () => {
  await send();
  await server.rows(
    `insert into mail_pause (address, reason, since) values ('ines@guildhall.example', 'BOUNCED', $1)`,
    [server.clock.now()],
  );
  await server.runJobs();
  expect((await newest()).withdrawn_at).toEqual(server.clock.now());
  const before = await server.mails();
  await write({ ...verification(), to: 'Ines@Guildhall.Example' });
  expect(await server.mails()).toHaveLength(before.length);
  await write({ ...verification(), asked: true });
  await server.runJobs();
  expect(smtp.received).toHaveLength(1);
  await server.rows('delete from mail_pause');
});

test('what cannot be delivered comes back to an address that says which mail it was', async () => {
  await send();
  await server.runJobs();
  expect(smtp.received[0]?.from).toBe('guildhall@localhost');
  const { environment } = server.services;
  server.services.environment = {
    ...environment,
    inbound: {
      domain: 'reply.guildhall.example',
      smtp: undefined,
      webhookSecret: undefined,
      largest: 1_000_000,
    },
  };
  await smtp.take(server);
  await send();
  await server.runJobs();
  const { from = '', mail } = smtp.received[1] ?? {};
  const [local = '', domain] = from.split('@');
  expect(domain).toBe('reply.guildhall.example');
  expect(mailOfBounce(server.services.environment, local)).toBe((await newest()).id);
  expect(mail?.from?.value[0]?.address).toBe('guildhall@localhost');
  server.services.environment = environment;
  await smtp.take(server);
});

describe('the layout', () => {
  const set = (...blocks: Parameters<typeof setLetter>[0]['blocks']) =>
    setLetter({ to: 'a@b.example', kind: 'x', subject: 'X', blocks, foot: { lines: ['Why'] } });

  test('people’s words are text, not HTML', () => {
    const nasty = '</blockquote><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { html } = set(
      { type: 'heading', text: nasty },
      { type: 'quote', text: nasty },
      {
        type: 'items',
        items: [{ title: nasty, href: 'http://localhost:4000/x', meta: nasty, excerpt: nasty }],
      },
      { type: 'button', label: nasty, href: `http://localhost:4000/"><script>` },
    );
    expect(html).not.toMatch(/<script|<img/);
  });

  test('the text part quotes, names links and ends with what no program takes for words', () => {
    const { text } = set(
      { type: 'heading', text: 'One' },
      { type: 'quote', text: 'First\n\nSecond' },
      {
        type: 'items',
        items: [
          {
            title: 'Foam',
            href: 'http://localhost:4000/a',
            meta: 'Inês',
            excerpt: 'So?',
            links: [{ label: 'Answer', href: 'mailto:reply@b.example' }],
          },
        ],
      },
      { type: 'button', label: 'Open', href: 'http://localhost:4000/b' },
    );
    expect(text).toBe(
      'One\n\n> First\n> \n> Second\n\n* Foam\n  Inês\n  So?\n  http://localhost:4000/a\n' +
        '  Answer: reply@b.example\n\nOpen:\nhttp://localhost:4000/b\n\n-- \nWhy',
    );
  });

  test('nothing in it is fetched, and every ground has its ink', () => {
    const words = wordsForMail(
      renderHere('![A foot](/files/1/a.png)').html,
      'http://localhost:4000',
    );
    const { html } = set({ type: 'words', html: words, text: '' });
    expect(html).not.toMatch(
      /<(?:img|link|script|iframe|video|object)\b|url\(|@import|@font-face/i,
    );
    for (const [, style] of html.matchAll(/style="([^"]*background[^"]*)"/g)) {
      expect(style).toMatch(/(?:^|;)color:#/);
    }
    for (const [, rules] of html.matchAll(/\{([^{}]*background:[^{}]*)\}/g)) {
      expect(rules).toMatch(/(?:^|;)color:#/);
    }
  });
});

describe('a post in a mail', () => {
  const words = (markdown: string) =>
    wordsForMail(renderHere(markdown).html, 'https://guildhall.example.org');

  test.each([
    ['[here](/c/a/t/b)', 'href="https://guildhall.example.org/c/a/t/b"'],
    ['[there](https://example.org/x)', 'href="https://example.org/x"'],
    [
      '![A foot](/files/1/a.png)',
      '<a href="https://guildhall.example.org/files/1/a.png">A foot</a>',
    ],
    [
      '[![A foot](/a.png)](/c/x)',
      '<a href="https://guildhall.example.org/c/x"><em>A foot</em></a>',
    ],
    ['- [x] Wash\n- [ ] Dry', '<code>☑</code> Wash'],
    ['> quoted', '<blockquote dir="auto">'],
  ])('%s', (markdown, expected) => expect(words(markdown)).toContain(expected));

  test('holds no address within the app, no picture and no box', () => {
    const html = words('[a](#b) [c](/d) ![e](https://x.example/f.png)\n\n- [ ] g\n\n@ines');
    expect(html).not.toMatch(/href="[/#]|<img|<input|<label|class=|src=/);
  });
});
