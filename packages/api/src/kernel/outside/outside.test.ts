import { setTimeout as pause } from 'node:timers/promises';
import zlib from 'node:zlib';
import { forever, HostileServer } from './hostile.fixture';
import { type Answer, askOutside, type Standpoint, type Wanted } from './outside';
import type { OutsideError } from './outside.errors';

const PAGE: Wanted = { types: ['text/html'], most: 100_000, beginning: true };
const PICTURE: Wanted = { types: ['image/'], most: 100_000 };
const MEGABYTES = 50_000_000;
const QUICKLY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Milliseconds, for what is meant to be given up. */
const HURRIED = { patience: 1_500, silence: 600 };

const outside = new HostileServer();
/** What only our server reaches: nobody may ever come here. */
const inside = new HostileServer();
let from: Standpoint;

beforeAll(async () => {
  await Promise.all([outside.open(), inside.open()]);
  inside.page('/', '<title>The secret of the house</title>');
  from = { nearby: [outside.near], patience: 30_000, silence: 20_000 };
});
afterEach(() => expect(inside.asked).toEqual([]));
afterAll(() => Promise.all([outside.close(), inside.close()]));

const read = (url: string, wanted = PAGE, over: Partial<Standpoint> = {}): Promise<Answer> =>
  askOutside({ ...from, ...over }, url, wanted);
const faultOf = (url: string, wanted = PAGE, over: Partial<Standpoint> = {}): Promise<string> =>
  read(url, wanted, over).then(
    () => 'none',
    (error: OutsideError) => error.fault,
  );
/** Nobody holds on to what it has given up. */
async function letGo(): Promise<void> {
  for (let turn = 0; outside.held > 0 && turn < 50; turn += 1) await pause(20);
  expect(outside.held).toBe(0);
}

describe('where it asks', () => {
  it('is a page, with nothing of us', async () => {
    const url = outside.page('/page', 'Hello', { 'set-cookie': 'a=1' });
    const answer = await read(url);
    expect(answer).toMatchObject({ status: 200, type: 'text/html', charset: 'utf-8' });
    expect(String(answer.body)).toBe('Hello');
    expect(Object.keys(outside.asked.at(-1)?.headers ?? {}).sort()).toEqual([
      ...['accept', 'accept-encoding', 'connection', 'host', 'user-agent'],
    ]);
  });

  it.each([
    ...[
      'http://127.0.0.1:PORT/',
      'http://127.1:PORT/',
      'http://0x7f.1:PORT/',
      'http://2130706433:PORT/',
    ],
    ...[
      'http://017700000001:PORT/',
      'http://0.0.0.0:PORT/',
      'http://0:PORT/',
      'http://localhost:PORT/',
    ],
    ...['http://[::1]:PORT/', 'http://[::ffff:127.0.0.1]:PORT/', 'http://[::ffff:7f00:1]:PORT/'],
    ...['http://127.0.0.1/', 'http://[::1]/', 'http://10.0.0.1/', 'http://192.168.0.1/'],
    ...['http://169.254.169.254/latest/meta-data', 'http://[fe80::1]/', 'http://[fd00:ec2::254]/'],
    ...[
      'http://[64:ff9b::7f00:1]/',
      'http://100.64.0.1/',
      'http://printer/',
      'http://db.internal/',
    ],
    ...['http://example.org:22/', 'http://example.org:8080/', 'https://example.org:6379/'],
    ...['http://user@example.org/', 'http://user:secret@example.org/', 'ftp://example.org/'],
    ...[
      'file:///etc/passwd',
      'gopher://127.0.0.1:PORT/',
      'data:text/html,Hello',
      'javascript:1',
      '',
    ],
  ])('is never %s, neither at once nor by a redirect', async (said) => {
    const to = said.replace('PORT', String(inside.port));
    expect(await faultOf(to)).toBe('address');
    if (to === '') return;
    outside.redirect('/lead', to);
    expect(await faultOf(outside.url('/lead'))).toBe('address');
  });

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['10.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
    [['2606:2800:220:1::1', 'fd00::1']],
    [[]],
  ])('is not where a name leads to %j', async (addresses) => {
    const resolve = () => Promise.resolve(addresses);
    expect(await faultOf('http://rebind.example/', PAGE, { resolve })).toBe('address');
    outside.redirect('/named', 'http://rebind.example/');
    expect(await faultOf(outside.url('/named'), PAGE, { resolve })).toBe('address');
  });

  it('is the very address that was looked at, asked for once on each way', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    outside.page('/rebound', 'Still here');
    const first = await read(`http://name.example:${outside.port}/rebound`, PAGE, { resolve });
    expect([String(first.body), asked]).toEqual(['Still here', 1]);
    outside.redirect('/again', `http://name.example:${outside.port}/rebound`);
    expect(await faultOf(`http://name.example:${outside.port}/again`, PAGE, { resolve })).toBe(
      'address',
    );
    expect(asked).toBe(3);
  });

  it('is at the end of five redirects, not of six, nor of a circle', async () => {
    outside.page('/hop0', 'There');
    for (let hop = 1; hop <= 6; hop += 1) outside.redirect(`/hop${hop}`, `hop${hop - 1}`, 308);
    outside.redirect('/circle', '/circle');
    expect((await read(outside.url('/hop5'))).url.pathname).toBe('/hop0');
    expect(await faultOf(outside.url('/hop6'))).toBe('redirects');
    expect(await faultOf(outside.url('/circle'))).toBe('redirects');
    outside.redirect('/nowhere', 'http://');
    expect(await faultOf(outside.url('/nowhere'))).toBe('address');
  });
});

describe('how much it takes', () => {
  it('of an endless page its beginning, of an endless picture nothing', async () => {
    outside.at('/endless', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      forever(response, Buffer.alloc(65_536, 'a'));
    });
    outside.at('/endless.png', (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      forever(response, Buffer.alloc(65_536, 'a'));
    });
    expect((await read(outside.url('/endless'))).body).toHaveLength(PAGE.most);
    expect(await faultOf(outside.url('/endless.png'), PICTURE)).toBe('size');
    await letGo();
  });

  it.each([
    ['gzip', () => zlib.gzipSync(Buffer.alloc(MEGABYTES))],
    ['deflate', () => zlib.deflateSync(Buffer.alloc(MEGABYTES))],
    ['br', () => zlib.brotliCompressSync(Buffer.alloc(MEGABYTES), QUICKLY)],
  ])('of what unfolds by %s no more', async (encoding, bomb) => {
    const packed = bomb();
    const headers = { 'content-encoding': encoding };
    outside.page('/bomb', packed, headers);
    outside.page('/bomb.png', packed, { ...headers, 'content-type': 'image/png' });
    expect((await read(outside.url('/bomb'))).body).toHaveLength(PAGE.most);
    expect(await faultOf(outside.url('/bomb.png'), PICTURE)).toBe('size');
  });

  it('nothing of what is packed without end and holds nothing', async () => {
    outside.at('/hollow', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      // The head of a gzip stream says that a name follows, which never ends.
      response.write(Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]));
      forever(response, Buffer.alloc(65_536, 'a'));
    });
    expect(await faultOf(outside.url('/hollow'))).toBe('size');
    await letGo();
  });

  it('nothing of a picture that says how large it is', async () => {
    outside.at('/large.png', (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': '900000' });
      response.write('a');
    });
    expect(await faultOf(outside.url('/large.png'), PICTURE)).toBe('size');
    await letGo();
  });

  it.each([
    ['gzip', 'This is not packed'],
    ['br', 'This is not packed'],
    ['zstd', 'Nobody asked for that'],
    ['gzip, gzip', 'Nor for that'],
  ])('nothing that calls itself %s and is not', async (encoding, body) => {
    outside.page('/lies', body, { 'content-encoding': encoding });
    expect(await faultOf(outside.url('/lies'))).toBe('content');
  });

  it('what was cut off in packing as far as it goes', async () => {
    const packed = zlib.gzipSync('<title>Half of it');
    outside.page('/cut', packed.subarray(0, packed.length - 8), { 'content-encoding': 'gzip' });
    expect(String((await read(outside.url('/cut'))).body)).toBe('<title>Half of it');
  });

  it('no flood of headers', async () => {
    outside.at('/heads', ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      forever(socket, Buffer.from(`x-a: ${'a'.repeat(8_000)}\r\n`));
    });
    expect(await faultOf(outside.url('/heads'))).toBe('size');
    await letGo();
  });
});

describe('how long it waits', () => {
  it('not for who says nothing, nor for who says a letter now and then', async () => {
    outside.at('/silent', () => undefined);
    outside.at('/slow', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('a'), 100);
      response.on('close', () => clearInterval(drip));
    });
    outside.at('/soon', ({ socket }) => {
      const drip = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 100);
      socket.on('close', () => clearInterval(drip));
    });
    const faults = ['/silent', '/slow', '/soon'].map((path) =>
      faultOf(outside.url(path), PAGE, HURRIED),
    );
    expect(await Promise.all(faults)).toEqual(['time', 'time', 'time']);
    await letGo();
  });

  it('nor for names that nobody finds, nor longer in all for many redirects', async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    outside.at('/late', async (_request, response) => {
      await pause(500);
      response.writeHead(302, { location: '/late' }).end();
    });
    expect(
      await Promise.all([
        faultOf('http://never.example/', PAGE, { ...HURRIED, resolve }),
        faultOf(outside.url('/late'), PAGE, { ...HURRIED, silence: 1_000 }),
      ]),
    ).toEqual(['time', 'time']);
  });
});

describe('what it reads', () => {
  it('nothing of another type, of no success, or of a head', async () => {
    outside.page('/film', 'x', { 'content-type': 'video/mp4' });
    outside.page('/plain', 'x', { 'content-type': '' });
    expect((await read(outside.url('/film'))).body).toBeNull();
    expect((await read(outside.url('/plain'))).body).toBeNull();
    expect(await read(outside.url('/missing'))).toMatchObject({ status: 404, body: null });
    outside.page('/there', 'x');
    const head = await read(outside.url('/there'), { ...PAGE, method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: null });
    expect(outside.asked.at(-1)?.method).toBe('HEAD');
  });

  it('says of the rest what went wrong, and no more', async () => {
    outside.at('/garbage', ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    outside.at('/switch', ({ socket }) =>
      socket.end('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    );
    outside.at('/broken', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      response.write('a', () => response.destroy());
    });
    for (const path of ['/garbage', '/switch', '/broken']) {
      expect(await faultOf(outside.url(path))).toBe('unreachable');
    }
    expect(await faultOf(outside.url('/there').replace('http:', 'https:'))).toBe('secure');
    const gone = new HostileServer();
    await gone.open();
    const { near } = gone;
    await gone.close();
    expect(await faultOf(`http://${near}/`, PAGE, { nearby: [near] })).toBe('refused');
    const resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    expect(await faultOf('http://no.example/', PAGE, { resolve })).toBe('unknown');
    await letGo();
  });

  it('not more than so much at once', async () => {
    const many = Array.from({ length: 40 }, () => faultOf(outside.url('/silent'), PAGE, HURRIED));
    const faults = await Promise.all(many);
    expect(faults.filter((fault) => fault === 'busy')).toHaveLength(16);
    expect(await faultOf(outside.url('/there'))).toBe('none');
  });
});
