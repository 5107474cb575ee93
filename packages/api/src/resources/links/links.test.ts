import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { DAY } from '../../kernel/clock';
import { HostileServer } from '../../kernel/outside/hostile.fixture';
import { on } from '../../kernel/signals';
import { aResource, type MadeResource } from '../resource.factory';
import { ResourceForm } from '../resource.types';
import { keepCard } from './cards.service';
import { checkLinks } from './checks.service';
import type { LinkCard, LinkPreview } from './link-card.entity';
import { linkBroken, linkWorks } from './links.signals';

const PREVIEW = `mutation ($url: String!) { previewLink(input: { url: $url }) { url title description siteName } }`;
const CARD = `query ($id: ID!) { resource(id: $id) { linkBrokenAt card {
  title description siteName picture pictureWidth pictureHeight fetchedAt } } }`;

const site = new HostileServer();
const inside = new HostileServer();
let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  await Promise.all([site.open(), inside.open()]);
  const links = { fetch: true, nearby: [site.near] };
  server = await startTestServer({ environment: { links } });
  world = await woundCare(server, Visibility.CLOSED);
  const red = { width: 1_600, height: 800, channels: 3, background: '#a33' } as const;
  const png = await sharp({ create: red }).png().toBuffer();
  site.page('/heel.png', png, { 'content-type': 'image/png' });
  inside.page('/', '<title>The secret of the house</title>');
});
afterEach(() => expect(inside.asked).toEqual([]));
afterAll(async () => {
  await server.close();
  await Promise.all([site.close(), inside.close()]);
});

const previewed = async (url: string, who: { client: WoundCare['visitor'] } = world.ines) =>
  (await who.client.mutate<{ previewLink: LinkPreview }>(PREVIEW, { url })).previewLink;
interface Seen {
  linkBrokenAt: string | null;
  card: LinkCard | null;
}
const seen = async ({ id }: MadeResource) =>
  (await world.ines.client.query<{ resource: Seen }>(CARD, { id })).resource;
const aLink = (url: string) =>
  aResource(world.ctx, {
    ...{ communityId: world.community.id, createdBy: world.ines.id },
    ...{ form: ResourceForm.LINK, url },
  });
const kept = async (url: string) => {
  const link = await aLink(url);
  await keepCard(world.ctx, link.id);
  return link;
};

describe('what an address says of itself', () => {
  it.each([
    [
      'what is said for cards',
      '<title>Other</title><meta property="og:title" content="Heels &amp; foam"><meta content="How it holds" property=og:description><meta name="og:site_name" content="Ward 4">',
      ['Heels & foam', 'How it holds', 'Ward 4'],
    ],
    [
      'a plain title and description',
      '<TITLE>\n Heels\n and  foam</TITLE><META NAME=Description CONTENT=" Short. ">',
      ['Heels and foam', 'Short.', '127.0.0.1'],
    ],
    ['nothing of the body', '<body><title>Not this</title>', ['', '', '127.0.0.1']],
    [
      'text, never mark-up, and no turned letters',
      '<title>&lt;img src=x onerror=alert(1)&gt; \u202egnorw\u202c</title>',
      ['<img src=x onerror=alert(1)> gnorw', '', '127.0.0.1'],
    ],
    [
      'long titles cut',
      `<title>${'a'.repeat(900)}</title>`,
      [`${'a'.repeat(199)}…`, '', '127.0.0.1'],
    ],
    ['nothing where nothing is', '', ['', '', '127.0.0.1']],
    [
      'what can be read of a picture as text',
      Buffer.from([0x89, 0x50, 0, 0xff]),
      ['', '', '127.0.0.1'],
    ],
  ])('is %s', async (_name, html, [title, description, siteName]) => {
    const url = site.page('/said', html);
    expect(await previewed(url)).toEqual({ url, title, description, siteName });
  });

  it.each([
    ['iso-8859-1', Buffer.from('<title>Hüfte</title>', 'latin1')],
    ['"windows-1251"', Buffer.from([...Buffer.from('<title>'), 0xcd, 0xe5, 0xf2])],
    ['', Buffer.from('<meta charset=iso-8859-15><title>\u00a4</title>', 'latin1')],
    ['', Buffer.from('\ufeff<title>Hüfte</title>', 'utf16le')],
    ['klingon', Buffer.from('<title>Hüfte</title>')],
    ['utf-8', Buffer.from([...Buffer.from('<title>a'), 0xff, 0xfe])],
  ])('is read in its alphabet: %s', async (charset, html) => {
    const url = site.page('/letters', html, { 'content-type': `text/html; charset=${charset}` });
    expect((await previewed(url)).title).toMatch(/^(Hüfte|Нет|€|a\ufffd\ufffd)$/);
  });

  it('is nothing where it is not to be asked, or was not there, and no more is said of why', async () => {
    const quiet = { title: '', description: '', siteName: '' };
    site.redirect('/lead', inside.url('/'));
    for (const url of [
      ...[inside.url('/'), site.url('/lead'), site.url('/missing'), 'http://169.254.169.254/'],
      ...['http://localhost/', 'http://[::1]/', 'https://intranet/wiki', 'http://no.invalid/'],
    ]) {
      expect(await previewed(url)).toEqual({ url, ...quiet });
    }
  });

  it.each([
    'javascript:alert(1)',
    'ftp://files.example/',
    'https://me:secret@wounds.example/',
    'x',
    ' ',
  ])('is refused for %s', async (url) => {
    expect(await world.ines.client.refused(PREVIEW, { url })).toMatchObject({ code: 'INVALID' });
  });

  it('is for people who are known, so often', async () => {
    const url = site.page('/often', '<title>Often</title>');
    expect(await world.visitor.refused(PREVIEW, { url })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const many = Array.from({ length: 61 }, () => world.tomasz.client.ask(PREVIEW, { url }));
    const codes = (await Promise.all(many)).map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
  });
});

describe('the card of a link', () => {
  it('has a picture of ours, for whoever reads the resource', async () => {
    const { ines, lucia, visitor } = world;
    const url = site.page(
      '/heels',
      '<title>Heels</title><base href="/"><meta property="og:image" content="heel.png">',
    );
    const link = await kept(url);
    const { card } = await seen(link);
    expect(card).toMatchObject({ title: 'Heels', pictureWidth: 640, pictureHeight: 320 });
    const picture = await ines.client.fetch(card?.picture ?? '');
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    const { format, width } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect([format, width]).toEqual(['webp', 640]);
    for (const other of [lucia.client, visitor]) {
      expect((await other.fetch(card?.picture ?? '')).status).toBeGreaterThanOrEqual(400);
    }
    expect((await ines.client.fetch(`/link-cards/${link.id}/1.webp`)).status).toBe(404);
    // Once it was asked it is not asked again.
    const asked = site.asked.length;
    await keepCard(world.ctx, link.id);
    expect(site.asked).toHaveLength(asked);
    // Another address has not been asked yet.
    await server.rows("update resource set url = 'https://other.example/' where id = $1", [
      link.id,
    ]);
    expect((await seen(link)).card).toBeNull();
    expect((await ines.client.fetch(card?.picture ?? '')).status).toBe(404);
  });

  it('is made when a link is shared, and again when it is exchanged', async () => {
    const { ines, community } = world;
    const input = {
      ...{
        communityId: community.id,
        form: 'LINK',
        type: 'ARTICLE',
        title: 'What holds on a heel',
      },
      ...{ url: site.page('/shared', '<title>Shared</title>'), clientMutationId: 'shared' },
    };
    const { shareResource } = await ines.client.mutate<{ shareResource: MadeResource }>(
      'mutation ($input: ShareResourceInput!) { shareResource(input: $input) { id card { title } } }',
      { input },
    );
    expect(shareResource).toMatchObject({ card: null });
    await server.runJobs();
    expect((await seen(shareResource)).card?.title).toBe('Shared');
    const url = site.page('/exchanged', '<title>Exchanged</title>');
    await ines.client.mutate(
      'mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }',
      { input: { resourceId: shareResource.id, version: 1, url } },
    );
    expect((await seen(shareResource)).card).toBeNull();
    await server.runJobs();
    expect((await seen(shareResource)).card?.title).toBe('Exchanged');
  });

  it('is of the copy for everybody as well, through the door of the copy, and stays when the resource leads elsewhere', async () => {
    const { ines, amara, lucia, visitor } = world;
    const page = (title: string) =>
      `<title>${title}</title><meta property="og:image" content="/heel.png">`;
    const link = await kept(site.page('/given', page('Given')));
    const publish = async (number: number) => {
      await amara.client.mutate(
        'mutation ($input: PublishResourceInput!) { publishResource(input: $input) { id } }',
        { input: { resourceId: link.id, number } },
      );
      await server.runJobs();
    };
    const revise = async (version: number, url: string) => {
      await ines.client.mutate(
        'mutation ($input: ReviseResourceInput!) { reviseResource(input: $input) { id } }',
        { input: { resourceId: link.id, version, url } },
      );
      server.clock.advance(DAY);
      await server.runJobs();
    };
    const copy = async () => {
      const [row] = await server.rows<{ id: string }>(
        'select id from resource_publication where resource_id = $1',
        [link.id],
      );
      const found = await lucia.client.query<{ publishedResource: { card: LinkCard | null } }>(
        `query ($id: ID!) { publishedResource(id: $id) { card { title picture pictureWidth } } }`,
        { id: row?.id },
      );
      return { id: row?.id, card: found.publishedResource.card };
    };
    const status = async (path: string | null | undefined, { client } = lucia) =>
      (await client.fetch(path ?? '/nothing')).status;

    await publish(1);
    const given = await copy();
    expect(given.card).toMatchObject({ title: 'Given', pictureWidth: 640 });
    expect(given.card?.picture).not.toContain(link.id);
    expect(await status(given.card?.picture)).toBe(200);
    expect(await status(given.card?.picture, { ...lucia, client: visitor })).toBe(401);
    expect(await status((await seen(link)).card?.picture)).toBe(404);
    expect(
      await status(`/link-cards/copies/${link.id}/${given.card?.picture?.split('/').at(-1)}`),
    ).toBe(404);

    // What the community keeps there now is its own.
    await revise(1, site.page('/private', page('Ours alone')));
    const own = (await seen(link)).card;
    expect(own).toMatchObject({ title: 'Ours alone' });
    expect((await copy()).card).toEqual(given.card);
    expect(await status(given.card?.picture)).toBe(200);
    expect(await status(`/link-cards/copies/${given.id}/${own?.picture?.split('/').at(-1)}`)).toBe(
      404,
    );

    // A version is given whose link nobody has asked, or not for long.
    await revise(2, site.page('/third', page('Third')));
    await server.rows('delete from link_card where resource_id = $1', [link.id]);
    await publish(2);
    expect((await copy()).card).toMatchObject({ title: 'Ours alone' });
    expect((await seen(link)).card).toMatchObject({ title: 'Third' });
    // No more is kept than is shown.
    expect(
      await server.rows('select url from link_card where resource_id = $1 order by url', [link.id]),
    ).toEqual([{ url: site.url('/private') }, { url: site.url('/third') }]);

    const { picture } = (await copy()).card ?? {};
    await amara.client.mutate(
      'mutation ($input: ResourceInput!) { withdrawPublication(input: $input) { id } }',
      { input: { resourceId: link.id } },
    );
    expect(await status(picture)).toBe(404);
  });

  it.each([
    ['that is none', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'that only begins as one',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]),
    ],
    ['that counts readers', () => plain(1, 1)],
    ['that unfolds without end', () => saying(30_000)],
  ])('has no picture %s', async (_name, picture) => {
    site.page('/picture', await picture(), { 'content-type': 'image/png' });
    const url = site.page(
      '/pictured',
      '<title>Still</title><meta property=og:image content=/picture>',
    );
    expect((await seen(await kept(url))).card).toMatchObject({ title: 'Still', picture: null });
  });

  it('asks nothing inside for a picture', async () => {
    const url = site.page(
      '/p',
      `<title>Still</title><meta property=og:image content="${inside.url('/')}">`,
    );
    expect((await seen(await kept(url))).card).toMatchObject({ title: 'Still', picture: null });
  });

  it('is none of what has nothing to say, nor of what is not there', async () => {
    site.page('/empty', '');
    for (const path of ['/empty', '/missing']) {
      expect((await seen(await kept(site.url(path)))).card).toBeNull();
    }
  });

  function plain(width: number, height: number): Promise<Buffer> {
    const create = { width, height, channels: 3, background: '#fff' } as const;
    return sharp({ create }).png().toBuffer();
  }
  /** A small file that says that it holds so many points on each side. */
  async function saying(side: number): Promise<Buffer> {
    const png = await plain(64, 64);
    png.writeUInt32BE(side, 16);
    png.writeUInt32BE(side, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    return png;
  }
});

describe('a dead link', () => {
  const told: string[][] = [];
  for (const signal of [linkBroken, linkWorks]) {
    on(signal, (_ctx, { resourceId }) => void told.push([signal.name, resourceId]));
  }
  const night = async (nights = 1) => {
    for (let at = 0; at < nights; at += 1) {
      server.clock.advance(DAY);
      await checkLinks(world.ctx);
    }
  };
  const isBroken = async (link: MadeResource) => (await seen(link)).linkBrokenAt !== null;

  it('is one that did not answer for three nights, and is one no more once it answers', async () => {
    await server.rows("delete from resource where form = 'LINK'");
    const there = await aLink(site.page('/there', '<title>There</title>'));
    const shy = await aLink(
      site.at('/shy', ({ method }, response) =>
        response.writeHead(method === 'HEAD' ? 405 : 200, { 'content-type': 'text/plain' }).end(),
      ),
    );
    const guarded = await aLink(
      site.at('/guarded', (_request, response) => response.writeHead(403).end()),
    );
    const gone = await aLink(site.url('/gone'));
    const near = await aLink('http://10.0.0.1/wiki');
    await night();
    await checkLinks(world.ctx);
    await night();
    expect(await isBroken(gone)).toBe(false);
    await night();
    const links = [there, shy, guarded, gone, near];
    expect(await Promise.all(links.map(isBroken))).toEqual([false, false, false, true, false]);
    // Where nothing was known of a link that answers, its card is made.
    expect((await seen(there)).card).toMatchObject({ title: 'There' });
    await night();
    site.page('/gone', '<title>Back</title>');
    await night();
    expect(await isBroken(gone)).toBe(false);
    expect(told).toEqual([
      ['resources.link-broken', gone.id],
      ['resources.link-works', gone.id],
    ]);
  });

  it('is none while nothing outside is heard, nor one whose address was exchanged', async () => {
    await server.rows("delete from resource where form = 'LINK'");
    const silent = await aLink(site.at('/hush', ({ socket }) => socket.destroy()));
    await night(4);
    expect(await isBroken(silent)).toBe(false);
    const gone = await aLink(site.url('/nothing'));
    await night(3);
    expect(await Promise.all([silent, gone].map(isBroken))).toEqual([true, true]);
    await server.rows('update resource set url = $2 where id = $1', [gone.id, site.url('/there')]);
    expect(await isBroken(gone)).toBe(false);
  });
});
