import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aThread, type MadeThread } from '../thread.factory';
import { add, change, picture, png, refusal, say, send, status } from './files.fixture';

let server: TestServer;
let care: WoundCare;
let thread: MadeThread;
let place: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { largestFile: 2_000_000 } });
  care = await woundCare(server, Visibility.PRIVATE);
  thread = await aThread(care.ctx, { communityId: care.community.id, authorId: care.amara.id });
  place = `thread=${thread.id}`;
}, 60_000);
afterAll(() => server.close());

describe('what is no picture', () => {
  test('is only ever saved, under headers that let it run nowhere', async () => {
    const pdf = Buffer.from('%PDF-1.7\n<script>alert(1)</script>');
    const added = await add(care.ines.client, place, 'Pläne für März.pdf', pdf);
    expect(added).toMatchObject({ type: 'application/pdf', bytes: pdf.length, width: null });
    await say(care.ines.client, thread.id, `[Plans](${added.address})`);
    const response = await care.tomasz.client.fetch(added.address);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': "attachment; filename*=UTF-8''Pl%C3%A4ne%20f%C3%BCr%20M%C3%A4rz.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
    const head = await care.tomasz.client.fetch(added.address, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(pdf.length));
  });

  test.each([
    ['text', 'notes.md', '# Grüße\n', 'text/markdown; charset=utf-8'],
    [
      'a page that calls itself text',
      'page.txt',
      '<script>1</script>',
      'text/plain; charset=utf-8',
    ],
    ['a table', 'list.csv', 'a,b\n1,2\n', 'text/csv; charset=utf-8'],
    ['an archive', 'all.zip', 'PK\x03\x04rest', 'application/zip'],
    ['a letter', 'x.docx', 'PK\x03\x04rest', expect.stringContaining('wordprocessingml')],
  ])('%s is taken for what it is', async (_, name, body, type) => {
    expect(await add(care.ines.client, place, name, body)).toMatchObject({ name, type });
  });

  test.each([
    ['a page', 'page.html', '<!doctype html><script>alert(1)</script>'],
    ['a page that calls itself a picture', 'page.png', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a program in it', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a drawing that calls itself a picture', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', 'a.exe', 'MZ\x90\x00'],
    ['a program that calls itself text', 'a.txt', 'MZ\x90\x00\x03'],
    ['an archive that calls itself a PDF', 'a.pdf', 'PK\x03\x04rest'],
    ['a PDF that calls itself an archive', 'a.zip', '%PDF-1.7'],
    ['nothing', 'a.txt', ''],
    ['what has no ending', 'README', 'text'],
    ['half a character', 'a.txt', Buffer.from([0x61, 0xc3])],
    ['what looks up where it should not', 'a.constructor', 'text'],
  ])('%s is refused', async (_, name, body) => {
    expect(await refusal(await send(care.ines.client, place, name, body))).toBe('type');
  });

  test('a picture with something behind it is a picture, and nothing is behind it', async () => {
    const both = Buffer.concat([await png(), Buffer.from('PK\x03\x04<script>alert(1)</script>')]);
    const added = await add(care.ines.client, place, 'both.zip', both);
    expect(added.name).toBe('both.webp');
    const bytes = Buffer.from(await (await care.ines.client.fetch(added.address)).arrayBuffer());
    expect(bytes.includes('<script>')).toBe(false);
  });

  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ines\\plan.txt', 'plan.txt'],
    ['gepj\u202etxt.txt', 'gepjtxt.txt'],
    ['a"b<c>\n.txt', 'a-b-c-.txt'],
    [`${'long'.repeat(100)}.txt`, `${'long'.repeat(30)}.txt`],
    ['.txt', 'file.txt'],
  ])('the name %j is kept as %j', async (given, kept) => {
    expect((await add(care.ines.client, place, given, 'text')).name).toBe(kept);
  });
});

describe('what is too much', () => {
  const refused = async (name: string, body: Buffer) =>
    refusal(await send(care.ines.client, place, name, body));

  test('half a picture, too many pixels, and one that moves', async () => {
    expect(await refused('half.png', (await png()).subarray(0, 400))).toBe('picture');
    expect(await refused('bomb.png', await png(12_000, 12_000))).toBe('pixels');
    const frames = await Promise.all([png(20, 20), picture(20, 20).negate().png().toBuffer()]);
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await refused('dance.gif', moving)).toBe('moving');
    expect(
      await refused('dance.webp', await sharp(moving, { animated: true }).webp().toBuffer()),
    ).toBe('moving');
  });

  test('a file that is larger than it may be, also when it does not say so', async () => {
    const large = Buffer.alloc(2_100_000, 'x');
    expect(await refused('large.txt', large)).toBe('size');
    const unsaid = new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(server.url);
      const sent = request(
        {
          ...{ port, host: '127.0.0.1', path: `/files?${place}`, method: 'POST' },
          headers: {
            ...{ 'x-guildhall': '1', 'x-file-name': 'large.txt', 'transfer-encoding': 'chunked' },
            cookie: `guildhall=${care.ines.client.token}`,
          },
        },
        (response) => resolve(response.statusCode),
      );
      sent.on('error', reject);
      sent.end(large);
    });
    expect(await unsaid).toBe(400);
    expect(readdirSync(join(server.services.environment.dataDirectory, 'arrivals'))).toEqual([]);
  });

  test('what is broken off leaves nothing', async () => {
    const before = await server.rows('select id from file');
    await new Promise<void>((resolve) => {
      const { port } = new URL(server.url);
      const sent = request({
        ...{ port, host: '127.0.0.1', path: `/files?${place}`, method: 'POST' },
        headers: {
          ...{ 'x-guildhall': '1', 'x-file-name': 'some.txt', 'content-length': '100000' },
          cookie: `guildhall=${care.ines.client.token}`,
        },
      });
      sent.on('error', () => undefined);
      sent.on('close', resolve);
      sent.write('x'.repeat(50_000));
      setTimeout(() => sent.destroy(), 200);
    });
    const arrivals = join(server.services.environment.dataDirectory, 'arrivals');
    for (let asked = 0; asked < 100 && readdirSync(arrivals).length > 0; asked += 1) {
      await status(care.visitor, '/livez');
    }
    expect(readdirSync(arrivals)).toEqual([]);
    expect(await server.rows('select id from file')).toEqual(before);
  });

  test('more than a person has room for, also at once', async () => {
    const { environment } = server.services;
    const { fileQuota } = environment;
    const { client, id } = care.ravi;
    environment.fileQuota = 10_000;
    const body = 'x'.repeat(4_000);
    const sent = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => send(client, place, `${name}.txt`, body)),
    );
    expect(sent.map((one) => one.status).sort()).toEqual([200, 200, 400, 400]);
    const files = await server.rows<{ id: string }>('select id from file where owner_id = $1', [
      id,
    ]);
    expect(files).toHaveLength(2);
    const space = () => client.query('{ viewer { fileSpace { used quota largest } } }');
    expect(await space()).toEqual({
      viewer: { fileSpace: { used: 8_000, quota: 10_000, largest: 2_000_000 } },
    });
    await client.mutate(change('deleteFile'), { id: files[0]?.id });
    await add(client, place, 'e.txt', body);
    expect(await client.refused(change('restoreFile'), { id: files[0]?.id })).toMatchObject({
      code: 'INVALID',
      fields: [{ rule: 'quota' }],
    });
    environment.fileQuota = fileQuota;
    await client.mutate(change('restoreFile'), { id: files[0]?.id });
  });
});
