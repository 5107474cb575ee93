import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { startTestServer, type TestServer } from './harness';

const SHELL =
  '<!doctype html><html><head><meta charset="utf-8"></head><body><div id="root"></div></body></html>';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(5_000))});`;

const OPEN = '0190a1b2-0000-7000-8000-000000000001';
const HIDDEN = '0190a1b2-0000-7000-8000-000000000002';

/** The two fields that a page's head asks for, with a visitor's eyes. */
function pages(): GraphQLSchema {
  const schema = buildSchema(`
    type Query { instance: Instance!, community(slug: String!): Community, thread(id: ID!): Thread }
    type Instance { name: String! }
    type Community { name: String!, purpose: String!, slug: String! }
    type Thread { title: String!, excerpt: String!, community: Community! }
  `);
  const charts = {
    name: 'Charts & "Maps"',
    slug: 'charts',
    purpose: 'To </head><script>draw</script>',
  };
  const fields = schema.getQueryType()?.getFields();
  if (!fields?.instance || !fields.community || !fields.thread) throw new Error('fields');
  fields.instance.resolve = () => ({ name: 'Guildhall' });
  fields.community.resolve = (_root, { slug }, ctx) =>
    ctx.viewer.kind === 'visitor' && slug === 'charts' ? charts : null;
  fields.thread.resolve = (_root, { id }) =>
    id === OPEN
      ? { title: 'Which projection?', excerpt: 'For a wall.\n\nBig.', community: charts }
      : null;
  return schema;
}

let server: TestServer;
let web: string;
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'guildhall-web-'));
  mkdirSync(join(web, 'assets'));
  mkdirSync(join(web, '.vite'));
  writeFileSync(join(web, '.vite/manifest.json'), '{}');
  writeFileSync(join(web, '.stamp'), 'x');
  writeFileSync(join(web, 'index.html'), SHELL);
  writeFileSync(join(web, 'sw.js'), SCRIPT);
  writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(web, 'assets/a-1234.js'), SCRIPT);
  writeFileSync(join(web, 'assets/b-1234.js'), SCRIPT);
  writeFileSync(join(web, 'assets/b-1234.js.br'), brotliCompressSync(SCRIPT));
  server = await startTestServer({ schema: pages(), web });
});
afterAll(async () => {
  await server.close();
  rmSync(web, { recursive: true });
});

const HTML = { accept: 'text/html,*/*;q=0.8' };
const get = (path: string, headers: Record<string, string> = HTML) =>
  fetch(server.url + path, { headers });

test('hashed files are kept for ever, others asked for again', async () => {
  const asset = await get('/assets/a-1234.js');
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect(asset.headers.get('content-type')).toContain('javascript');
  expect(asset.headers.get('content-encoding')).toBeTruthy();
  expect(await asset.text()).toBe(SCRIPT);
  const icon = await get('/favicon.svg');
  expect(icon.headers.get('cache-control')).toBe('no-cache');
  expect(icon.headers.get('content-type')).toContain('image/svg+xml');
});

test('the service worker is looked at anew each time, under the rules of our pages', async () => {
  const worker = await get('/sw.js', { accept: '*/*', 'service-worker': 'script' });
  expect(worker.status).toBe(200);
  expect(worker.headers.get('cache-control')).toBe('no-cache');
  expect(worker.headers.get('content-type')).toContain('javascript');
  expect(worker.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await worker.text()).toBe(SCRIPT);
});

test('what the build compressed is sent as it is', async () => {
  const packed = await get('/assets/b-1234.js', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('vary')).toContain('Accept-Encoding');
  expect(await packed.text()).toBe(SCRIPT);
  const plain = await get('/assets/b-1234.js', { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(SCRIPT);
});

test('every address that is a page gets the shell; it is sent once', async () => {
  const page = await get('/somewhere/deep?x=1');
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await page.text()).toBe(SHELL);
  const etag = page.headers.get('etag') ?? '';
  // Otherwise `fetch` asks for a fresh copy by itself.
  const again = await get('/somewhere/deep', {
    ...HTML,
    'if-none-match': etag,
    'cache-control': 'max-age=0',
  });
  expect(again.status).toBe(304);
});

test.each([
  ['/assets/gone.js'],
  ['/.vite/manifest.json'],
  ['/.stamp'],
  ['/..%2f..%2fpackage.json'],
  ['/%2e%2e/%2e%2e/package.json'],
  ['/assets/%00.js'],
])('%s is not there', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test("what cannot be read as an address is the caller's mistake", async () => {
  expect((await get('/photos/%E0%A4%A/1-96.webp')).status).toBe(400);
});

test('a program that asks for JSON does not get a page', async () => {
  expect((await get('/somewhere', { accept: 'application/json' })).status).toBe(404);
  expect((await get('/somewhere', { accept: '*/*' })).status).toBe(200);
});

test('a shared link shows its title, to nobody more than to a visitor', async () => {
  const community = await (await get('/c/charts')).text();
  expect(community).toContain('<title>Charts &amp; &quot;Maps&quot;</title>');
  expect(community).toContain('content="To &lt;/head&gt;&lt;script&gt;draw&lt;/script&gt;"');
  expect(community).not.toContain('<script>draw');
  const thread = await (await get(`/c/charts/t/${OPEN}`)).text();
  expect(thread).toContain('<meta property="og:title" content="Which projection? · Charts');
  expect(thread).toContain('<meta name="description" content="For a wall. Big.">');
  for (const path of [
    '/c/hidden',
    `/c/charts/t/${HIDDEN}`,
    `/c/hidden/t/${OPEN}`,
    '/c/charts/members',
  ]) {
    expect(await (await get(path)).text()).toBe(SHELL);
  }
});

test('without a build, a sentence', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'guildhall-web-'));
  const bare = await startTestServer({ schema: pages(), web: empty });
  try {
    for (const path of ['/', '/graphql']) {
      const response = await fetch(bare.url + path, { headers: HTML });
      expect(response.status).toBe(503);
      expect(await response.text()).toContain('not built');
    }
  } finally {
    await bare.close();
    rmSync(empty, { recursive: true });
  }
});
