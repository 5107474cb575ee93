import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { leastWork } from '../../../test/work';
import { MARKDOWN_LIMIT } from '../../kernel/markdown';
import { createMarkdown } from '../../kernel/markdown/markdown';
import { automatic } from './parsing/automatic';
import { parsedMail, reportParts, TEXT_MAX, UnreadableMailError } from './parsing/parsed-mail';
import { stripped } from './stripping/stripped';
import { allWords, wordsOf } from './words';

const markdown = createMarkdown({ workers: 1 });
afterAll(() => markdown.close());

const marks = ['@reply.guildhall.example', 'https://guildhall.example/unsubscribe'];
const ours = { domain: 'guildhall.example', sender: 'house@guildhall.example', inbound: 'reply.x' };
const FOLDER = join(__dirname, 'fixtures');
const fixtures = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => readFileSync(join(FOLDER, file)));

/** All that is done with a mail before anybody's rights are asked for; null when it cannot be read. */
async function read(raw: Buffer) {
  try {
    const mail = await parsedMail(raw);
    automatic(mail, 'a@b.example', ours);
    allWords(mail);
    await reportParts(raw);
    return { mail, words: await wordsOf(mail, { markdown, marks }) };
  } catch (error) {
    if (error instanceof UnreadableMailError) return null;
    throw error;
  }
}

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const HEAD = ['From: ines@guildhall.example', 'Message-ID: <1@x>', 'MIME-Version: 1.0'];

describe('a mail that is not as it should be', () => {
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['only NULs', Buffer.alloc(10_000)],
    ['only line ends', Buffer.from('\r\n'.repeat(10_000))],
    ['no header', Buffer.from('\r\n\r\nHello')],
    ['no body', mail(...HEAD)],
    [
      'a boundary that is never closed',
      mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Hello'),
    ],
    [
      'a boundary that is empty',
      mail(...HEAD, 'Content-Type: multipart/mixed; boundary=""', '', '--', '', 'Hello'),
    ],
    ['no boundary', mail(...HEAD, 'Content-Type: multipart/mixed', '', '--b', '', 'Hello')],
    ['base64 that is none', mail(...HEAD, 'Content-Transfer-Encoding: base64', '', '=%&!???')],
    [
      'broken quoted-printable',
      mail(...HEAD, 'Content-Transfer-Encoding: quoted-printable', '', '=ZZ=E=\u00ff='),
    ],
    [
      'a charset that nobody knows',
      mail(...HEAD, 'Content-Type: text/plain; charset=klingon-8', '', 'Hello'),
    ],
    [
      'a charset with a path',
      mail(...HEAD, 'Content-Type: text/plain; charset="../../etc"', '', 'Hello'),
    ],
    [
      'utf-16 without its mark',
      mail(...HEAD, 'Content-Type: text/plain; charset=utf-16', '', 'H\0e\0y\0'),
    ],
    [
      'ten thousand header lines',
      mail(...HEAD, ...Array.from({ length: 10_000 }, (_, at) => `X-${at}: y`), '', 'Hello'),
    ],
    [
      'one header line of a megabyte',
      mail(...HEAD, `Subject: ${'x'.repeat(1_000_000)}`, '', 'Hello'),
    ],
    [
      'ten thousand References',
      mail(...HEAD, `References: ${'<a@b> '.repeat(10_000)}`, '', 'Hello'),
    ],
    [
      'a thousand parts',
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        ...Array.from({ length: 1_000 }, () => '--b\r\n\r\nx'),
      ),
    ],
    ['a date that is none', mail(...HEAD, 'Date: yesterday', '', 'Hello')],
    [
      'a mail within a mail within a mail',
      mail(
        ...HEAD,
        ...Array.from({ length: 200 }, () => 'Content-Type: message/rfc822\r\n'),
        'Hello',
      ),
    ],
  ])('%s', async (_name, raw) => {
    const result = await read(raw);
    if (result) expect(result.words.markdown.length).toBeLessThanOrEqual(TEXT_MAX * 4);
  });

  it('is read as far as it goes when its charset is unknown or wrong', async () => {
    const unknown = await read(
      mail(...HEAD, 'Content-Type: text/plain; charset=klingon-8', '', 'Hello'),
    );
    expect(unknown?.words.markdown).toBe('Hello');
  });

  it('has no NUL and no half signs that the database would not take', async () => {
    const result = await read(mail(...HEAD, 'Subject: a\0b', '', 'Hello\0 there'));
    expect(result?.mail.subject).not.toMatch(/\0/);
    expect(result?.words.markdown).toBe('Hello\ufffd there');
  });

  it('cannot bring a header of its own by its subject or its sender', async () => {
    const subject = '=?utf-8?Q?Hello=0D=0ABcc:_all=40example.org?=';
    const from = '=?utf-8?Q?Ines=0D=0AX-Evil:_1?= <ines@guildhall.example>';
    const result = await read(
      mail(`From: ${from}`, `Subject: ${subject}`, 'Message-ID: <1@x>', '', 'Hi'),
    );
    expect(result?.mail.subject).toBe('Hello Bcc: all@example.org');
    expect(result?.mail.from).toBe('ines@guildhall.example');
  });

  it.each([
    ['two senders', 'From: a@x.example, b@x.example'],
    ['a group', 'From: People: a@x.example, b@x.example;'],
    ['nobody', 'From: undisclosed'],
    ['an address within a name', 'From: "ines@guildhall.example" <mallory@x.example>'],
    ['an encoded address', 'From: =?utf-8?Q?ines=40guildhall.example?= <mallory@x.example>'],
  ])('is from nobody we know when its sender is %s', async (_name, from) => {
    const result = await read(mail(from, 'Message-ID: <1@x>', '', 'Hi'));
    expect(result?.mail.from).not.toBe('ines@guildhall.example');
  });
});

describe('text that was made to take long', () => {
  const repeat = (unit: string, length = TEXT_MAX) => unit.repeat(Math.ceil(length / unit.length));
  const lines: Array<[string, string]> = [
    'Op schreef ',
    'Op schreef\n',
    'On 1 wrote:\n',
    'On 2 Mar 2026 wrote',
    'Am 02.03.2026 um 10:00 schrieb Amara:\n',
    'Amara <a@b.example> 2026-03-02:\n',
    'From: a@b.example\n',
    'From: a\nSent: 10:00\n',
    '> ',
    '>\n',
    '>a\nb\n',
    '-- \n',
    '--\n\n',
    '____\n\n',
    '\\_',
    '-----',
    ' ',
    '\t\u00a0',
    '\n',
    '<',
    '<a@',
    '[cid:',
    '![a](https://cid.invalid/',
    'a@b.',
    '```\n',
    'confidential intended recipient delete ',
    'confidential message attached intended recipient delete\n\n',
    'Sent from my iPhone\n',
    'Best regards\n',
    '日本語のメール',
    '写道：\n在',
  ].map((unit) => [JSON.stringify(unit), repeat(unit)]);

  it.each(lines)('%s', async (_name, text) => {
    const work = () => {
      stripped(text, marks);
      stripped(`Hello\n${text}\nHello`, marks);
    };
    // A few hundred thousand signs twice over: what grows faster than the text would need minutes.
    expect(await leastWork(work, 5_000)).toBeLessThan(5_000);
  });

  it.each([
    '<div>',
    '<div class="gmail_quote">',
    '<blockquote>',
    '<',
    '&',
    '<style>',
    '<img src="cid:',
    '<p>a',
  ])('HTML of %s', async (unit) => {
    const raw = mail(...HEAD, 'Content-Type: text/html', '', repeat(unit));
    expect(await leastWork(() => read(raw), 5_000)).toBeLessThan(5_000);
  });
});

it('never fails, whatever is changed in a mail, and lets others have their turn', async () => {
  let worst = { took: 0, raw: Buffer.alloc(0) };
  const cut = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(200),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '\r\n\r\n',
          '--',
          'Content-Type: text/html',
          '> ',
          '\0',
          '=?utf-8?B?',
          '"',
          '<',
          'From: ',
          ':\n',
        )
        .map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...fixtures),
      fc.array(cut, { minLength: 1, maxLength: 12 }),
      async (fixture, cuts) => {
        let raw = fixture;
        for (const { at, length, put } of cuts) {
          const from = Math.floor(at * raw.length);
          raw = Buffer.concat([raw.subarray(0, from), put, raw.subarray(from + length)]);
        }
        const before = process.cpuUsage();
        const result = await read(raw);
        const took = process.cpuUsage(before).user;
        if (took > worst.took) worst = { took, raw };
        expect(result?.words.markdown ?? '').not.toMatch(/[\0\ue000\ue001]/);
        expect((result?.words.markdown ?? '').length).toBeLessThan(MARKDOWN_LIMIT);
      },
    ),
    { numRuns: 300 },
  );
  // A mail of a few kilobytes takes milliseconds; a standstill would be seconds, each time.
  expect(await leastWork(() => read(worst.raw), 3_000)).toBeLessThan(3_000);
}, 60_000);

it.each(['multipart/encrypted; boundary=b', 'application/pkcs7-mime; smime-type=enveloped-data'])(
  'says of %s that it cannot be read, and posts no part of it as a file',
  async (type) => {
    const sealed = mail(...HEAD, `Content-Type: ${type}`, '', '--b', '', 'hQEMA', '--b--');
    await expect(parsedMail(sealed)).rejects.toThrow(UnreadableMailError);
  },
);

it('takes what only programs read for no file', async () => {
  const parts = ['application/ms-tnef', 'text/vnd.google.email-reaction+json'].flatMap((type) => [
    ...['--b', `Content-Type: ${type}; name="winmail.dat"`],
    ...['Content-Disposition: attachment', '', 'x'],
  ]);
  const raw = mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', ...parts, '--b--');
  expect((await parsedMail(raw)).files).toEqual([]);
});
