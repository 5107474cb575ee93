import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { aThread, type MadeThread } from '../thread.factory';
import { add, edit, picture, png, refusal, say, send, shown, status } from './files.fixture';

let server: TestServer;
let care: WoundCare;
let thread: MadeThread;
let place: string;

beforeAll(async () => {
  server = await startTestServer();
  care = await woundCare(server, Visibility.PRIVATE);
  thread = await aThread(care.ctx, { communityId: care.community.id, authorId: care.amara.id });
  place = `thread=${thread.id}`;
}, 60_000);
afterAll(() => server.close());

describe('a picture', () => {
  test('is encoded anew in sizes, upright, without what the camera wrote', async () => {
    const camera = await picture(1_600, 1_000)
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const added = await add(care.ines.client, place, 'IMG_0001.JPG', camera);
    expect(added).toMatchObject({ name: 'IMG_0001.webp', width: 1_000, height: 1_600 });
    for (const [wanted, width] of [
      ['', 1_000],
      ['?w=300', 480],
      ['?w=900', 960],
      ['?w=5000', 1_000],
      ['?w=x', 1_000],
    ] as const) {
      const response = await care.ines.client.fetch(added.address + wanted);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
      expect(bytes.includes('secret place')).toBe(false);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
  });

  test('is shown in a post with the room that it takes, and in the sizes there are', async () => {
    const added = await add(care.ines.client, place, 'Ein Bild (1).png', await png());
    expect(added.address).toBe(`/files/${added.id}/Ein%20Bild%20%281%29.webp`);
    const { html } = await say(care.ines.client, thread.id, shown(added));
    expect(html).toContain(`<img src="${added.address}" width="1200" height="800" srcset="`);
    expect(html).toContain(`${added.address}?w=480 480w, ${added.address}?w=960 960w`);
    expect(html).toContain('alt="A wound"');
    const { previewMarkdown } = await care.ines.client.query<{ previewMarkdown: { html: string } }>(
      'query($input: PreviewMarkdownInput!) { previewMarkdown(input: $input) { html } }',
      { input: { markdown: shown(added) } },
    );
    expect(previewMarkdown.html).toBe(html);
  });

  test('how large it is, is not told to whom it is not shown', async () => {
    const added = await add(care.ines.client, place, 'mine.png', await png());
    const { html } = await say(care.tomasz.client, thread.id, shown(added));
    expect(html).not.toContain('width');
    expect(await status(care.tomasz.client, added.address)).toBe(404);
  });
});

describe('who reads it', () => {
  test('its owner alone, until a post shows it; then whoever reads the post', async () => {
    const { ines, tomasz, lucia, amara, visitor } = care;
    const added = await add(ines.client, place, 'wound.png', await png());
    expect(await status(ines.client, added.address)).toBe(200);
    for (const other of [tomasz.client, amara.client, lucia.client, visitor]) {
      expect(await status(other, added.address)).toBe(404);
    }
    await say(ines.client, thread.id, shown(added));
    expect(await status(tomasz.client, added.address)).toBe(200);
    expect(await status(lucia.client, added.address)).toBe(404);
    expect(await status(visitor, added.address)).toBe(404);
  });

  test('is not there for an outsider exactly as what does not exist', async () => {
    const added = await add(care.ines.client, place, 'wound.png', await png());
    await say(care.ines.client, thread.id, shown(added));
    const answer = async (client: TestClient, address: string) => {
      const response = await client.fetch(address);
      const { error } = (await response.json()) as { error: object };
      const headers = [...response.headers].filter(
        ([name]) => !/^(x-request-id|date|etag)$/.test(name),
      );
      return { status: response.status, error: { ...error, requestId: '' }, headers };
    };
    for (const client of [care.lucia.client, care.visitor]) {
      const real = await answer(client, added.address);
      expect(await answer(client, `/files/${randomUUID()}/wound.webp`)).toEqual(real);
      expect(await answer(client, added.address.replace('wound', 'other'))).toEqual(real);
    }
    expect(await status(care.ines.client, '/files/no-id/wound.webp')).toBe(404);
  });

  test('is asked each time: who leaves loses it, though their browser has it', async () => {
    const added = await add(care.ines.client, place, 'wound.png', await png());
    await say(care.ines.client, thread.id, shown(added));
    const first = await care.tomasz.client.fetch(added.address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = () =>
      care.tomasz.client.fetch(added.address, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    const out = { state: MembershipState.REMOVED };
    await aMember(care.ctx, care.community, care.tomasz, out);
    expect((await again()).status).toBe(404);
    // Whoever is shut out leaves what they gave there.
    const own = await aMember(care.ctx, care.community, care.ines, out);
    expect(own.state).toBe('REMOVED');
    expect(await status(care.ines.client, added.address)).toBe(404);
    await aMember(care.ctx, care.community, care.ines);
    await aMember(care.ctx, care.community, care.tomasz);
    expect((await again()).status).toBe(304);
  });

  test('with a removed post only those who still read it; with a removed thread likewise', async () => {
    const added = await add(care.ines.client, place, 'wound.png', await png());
    const { id } = await say(care.ines.client, thread.id, shown(added));
    await care.amara.client.mutate(
      'mutation($id: ID!) { removePost(input: { id: $id, reason: "A face" }) { id } }',
      { id },
    );
    expect(await status(care.tomasz.client, added.address)).toBe(404);
    expect(await status(care.ines.client, added.address)).toBe(404);
    expect(await status(care.amara.client, added.address)).toBe(200);
    await care.amara.client.mutate(
      'mutation($id: ID!) { restorePost(input: { id: $id }) { id } }',
      { id },
    );
    expect(await status(care.tomasz.client, added.address)).toBe(200);
  });

  test('an edit that takes it out takes it from the others', async () => {
    const added = await add(care.ines.client, place, 'wound.png', await png());
    const post = await say(care.ines.client, thread.id, shown(added));
    await edit(care.ines.client, post, 'Without a picture.');
    expect(await status(care.tomasz.client, added.address)).toBe(404);
    expect(await status(care.ines.client, added.address)).toBe(200);
    await edit(care.ines.client, { ...post, version: 2 }, shown(added));
    expect(await status(care.tomasz.client, added.address)).toBe(200);
  });

  test('a post of somebody else cannot open what they do not own', async () => {
    const elsewhere = await aCommunity(care.ctx, { name: 'Elsewhere', steward: care.lucia });
    await aMember(care.ctx, elsewhere, care.tomasz);
    const open = await aThread(care.ctx, { communityId: elsewhere.id, authorId: care.lucia.id });
    const added = await add(care.ines.client, place, 'wound.png', await png());
    await say(care.tomasz.client, thread.id, shown(added));
    expect(await status(care.tomasz.client, added.address)).toBe(404);
    const post = await say(care.ines.client, thread.id, shown(added));
    // Tomasz reads it now, and quotes it within the community and out of it.
    const quote = await say(care.tomasz.client, thread.id, `> ${shown(added)}`);
    await say(care.tomasz.client, open.id, shown(added));
    expect(await status(care.lucia.client, added.address)).toBe(404);
    // The quote carries it on, as long as it stands.
    await edit(care.ines.client, post, 'Without a picture.');
    expect(await status(care.amara.client, added.address)).toBe(200);
    await edit(care.tomasz.client, quote, 'Nothing.');
    expect(await status(care.amara.client, added.address)).toBe(404);
  });

  test('goes with a thread that is moved: who reads it there, not who read it where it was', async () => {
    const { ines, tomasz, lucia, amara, ctx } = care;
    const visibility = Visibility.PRIVATE;
    const elsewhere = await aCommunity(ctx, { name: 'Aside', steward: amara, visibility });
    await aMember(ctx, elsewhere, lucia);
    const moved = await aThread(ctx, { communityId: care.community.id, authorId: ines.id });
    const added = await add(ines.client, `thread=${moved.id}`, 'wound.png', await png());
    await say(ines.client, moved.id, shown(added));
    expect(await status(tomasz.client, added.address)).toBe(200);
    expect(await status(lucia.client, added.address)).toBe(404);
    await amara.client.mutate(
      `mutation($id: ID!, $to: ID!) { moveThread(input: { id: $id, communityId: $to, knowingly: true }) { id } }`,
      { id: moved.id, to: elsewhere.id },
    );
    expect(await status(tomasz.client, added.address)).toBe(404);
    expect(await status(ines.client, added.address)).toBe(404);
    expect(await status(lucia.client, added.address)).toBe(200);
  });

  test('visitors of an open house, where they read the post', async () => {
    const open = await aCommunity(care.ctx, { name: 'Open', steward: care.ines });
    const { id } = await aThread(care.ctx, { communityId: open.id, authorId: care.ines.id });
    const added = await add(care.ines.client, `community=${open.id}`, 'wound.png', await png());
    await say(care.ines.client, id, shown(added));
    expect(await status(care.lucia.client, added.address)).toBe(200);
    expect(await status(care.visitor, added.address)).toBe(404);
    await server.rows('update instance set visitors_may_read = true');
    expect(await status(care.visitor, added.address)).toBe(200);
    await server.rows('update instance set visitors_may_read = false');
  });
});

describe('who may add', () => {
  const rule = async (client: TestClient, where: string) =>
    refusal(await send(client, where, 'a.txt', 'text'));

  test('whoever may write there', async () => {
    expect(await rule(care.lucia.client, place)).toBe('NOT_FOUND');
    expect(await rule(care.lucia.client, `community=${care.community.id}`)).toBe('NOT_FOUND');
    expect(await rule(care.visitor, place)).toBe('SIGN_IN_FIRST');
    expect(await rule(care.ines.client, 'nowhere=1')).toBe('NOT_FOUND');
    expect(await rule(care.ines.client, 'thread=no-id')).toBe('NOT_FOUND');
    expect(await rule(care.ines.client, `post=${thread.postId}`)).toBe('NOT_AUTHOR');
    const { id } = await say(care.ines.client, thread.id, 'Mine.');
    await add(care.ines.client, `post=${id}`, 'a.txt', 'text');
    await add(care.ines.client, `community=${care.community.id}`, 'a.txt', 'text');
  });

  test('no other site’s form', async () => {
    const response = await fetch(`${server.url}/files?${place}`, {
      method: 'POST',
      headers: { cookie: `guildhall=${care.ines.client.token}`, 'x-file-name': 'a.txt' },
      body: 'text',
    });
    expect(response.status).toBe(403);
  });

  test('a name that is no text is refused', async () => {
    const response = await send(care.ines.client, place, 'x', 'text', { 'x-file-name': '%E0%A4' });
    expect(await refusal(response)).toBe('encoding');
  });
});
