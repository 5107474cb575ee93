import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { forgetFilesJob } from '../../files/files.jobs';
import { DAY, HOUR } from '../../kernel/clock';
import { aThread, type MadeThread } from '../thread.factory';
import { add, change, edit, kept, png, say, shown, status } from './files.fixture';

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

describe('one’s own files', () => {
  const MINE = `{ viewer { files(first: 100) { nodes {
    id name used usedIn { id number thread { title } } } } } }`;
  type Mine = {
    viewer: { files: { nodes: Array<{ id: string; used: boolean; usedIn: object[] }> } };
  };
  const mine = async (client: TestClient, id: string) =>
    (await client.query<Mine>(MINE)).viewer.files.nodes.find((file) => file.id === id);

  test('are listed with where they are used, as far as one reads it', async () => {
    const added = await add(care.tomasz.client, place, 'wound.png', await png());
    expect(await mine(care.tomasz.client, added.id)).toMatchObject({ used: false, usedIn: [] });
    const { id } = await say(care.tomasz.client, thread.id, shown(added));
    expect(await mine(care.tomasz.client, added.id)).toMatchObject({
      used: true,
      usedIn: [{ id }],
    });
    expect(await mine(care.ines.client, added.id)).toBeUndefined();
    await aMember(care.ctx, care.community, care.tomasz, { state: MembershipState.LEFT });
    expect(await mine(care.tomasz.client, added.id)).toMatchObject({ used: true, usedIn: [] });
    await aMember(care.ctx, care.community, care.tomasz);
  });

  test('can be deleted, from everywhere, and brought back for a day', async () => {
    const { client } = care.ines;
    const added = await add(client, place, 'wound.png', await png());
    const post = await say(client, thread.id, shown(added));
    for (const [action, other] of [
      ['deleteFile', care.amara.client],
      ['restoreFile', care.amara.client],
      ['deleteFile', care.lucia.client],
    ] as const) {
      expect(await other.refused(change(action), { id: added.id })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await client.mutate(change('deleteFile'), { id: added.id });
    expect(await mine(client, added.id)).toBeUndefined();
    for (const one of [client, care.amara.client])
      expect(await status(one, added.address)).toBe(404);
    expect(await client.refused(change('deleteFile'), { id: added.id })).toMatchObject({
      code: 'CONFLICT',
    });
    // An edit meanwhile does not forget where it was.
    await edit(client, post, `${shown(added)} More words.`);
    server.clock.advance(23 * HOUR);
    await forgetFilesJob.run(care.ctx, {});
    await client.mutate(change('restoreFile'), { id: added.id });
    expect(await status(care.amara.client, added.address)).toBe(200);
    await client.mutate(change('deleteFile'), { id: added.id });
    server.clock.advance(25 * HOUR);
    await forgetFilesJob.run(care.ctx, {});
    expect(await kept(server, added.id)).toEqual([false, false]);
    expect(await client.refused(change('restoreFile'), { id: added.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('what nothing refers to', () => {
  test('is forgotten after a day, but for what a draft still shows', async () => {
    const { client } = care.ines;
    const [left, used, drafted, taken] = [
      await add(client, place, 'left.png', await png()),
      await add(client, place, 'used.png', await png()),
      await add(client, place, 'drafted.png', await png()),
      await add(client, place, 'taken.png', await png()),
    ];
    await say(client, thread.id, shown(used));
    const post = await say(client, thread.id, shown(taken));
    await client.mutate(`mutation($input: SaveDraftInput!) { saveDraft(input: $input) { id } }`, {
      input: {
        ...{ place: 'REPLY', placeId: thread.id, markdown: shown(drafted) },
        ...{ version: 0, copy: 'a-copy' },
      },
    });
    server.clock.advance(DAY - HOUR);
    await edit(client, post, 'Without it.');
    await forgetFilesJob.run(care.ctx, {});
    for (const { id } of [left, used, drafted, taken]) {
      expect(await kept(server, id)).toEqual([true, true]);
    }
    server.clock.advance(2 * HOUR);
    await forgetFilesJob.run(care.ctx, {});
    expect(await kept(server, left.id)).toEqual([false, false]);
    expect(await status(client, left.address)).toBe(404);
    // Taken out an hour ago, it can still be put back.
    for (const { id } of [used, drafted, taken]) {
      expect(await kept(server, id)).toEqual([true, true]);
    }
    server.clock.advance(DAY);
    await forgetFilesJob.run(care.ctx, {});
    expect(await kept(server, taken.id)).toEqual([false, false]);
    expect(await kept(server, used.id)).toEqual([true, true]);
  });

  test('rows and bytes agree again after whatever died', async () => {
    const added = await add(care.ines.client, place, 'wound.png', await png());
    await say(care.ines.client, thread.id, shown(added));
    const half = randomUUID();
    await server.rows(
      `insert into file (id, owner_id, name, type, bytes, created_at, unused_since)
       values ($1, $2, 'half.txt', 'text/plain', 1, $3::timestamptz, $3)`,
      [half, care.ines.id, server.clock.now()],
    );
    const { storage } = server.services;
    const orphan = randomUUID();
    await storage.put(orphan, 'whole', Buffer.from('nobody’s'));
    await storage.put(half, 'whole', Buffer.from('half'));
    expect(await status(care.ines.client, `/files/${half}/half.txt`)).toBe(404);
    await forgetFilesJob.run(care.ctx, {});
    expect(await kept(server, orphan)).toEqual([false, false]);
    expect(await kept(server, half)).toEqual([true, true]);
    server.clock.advance(DAY + HOUR);
    await forgetFilesJob.run(care.ctx, {});
    expect(await kept(server, half)).toEqual([false, false]);
    expect(await status(care.tomasz.client, added.address)).toBe(200);
    // Bytes that are lost are told of as what is not there.
    await storage.remove(added.id);
    expect(await status(care.tomasz.client, added.address)).toBe(404);
  });
});

describe('with a store of the S3 protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-s3-'));
  const store = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
    configureBuckets: [{ name: 'guildhall', configs: [] }],
  });
  let other: TestServer;

  beforeAll(async () => {
    const { port } = (await store.run()) as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const key = 'S3RVER';
    other = await startTestServer({
      environment: {
        s3: { bucket: 'guildhall', endpoint, region: 'us-east-1', key, secret: key },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await other.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('everything is the same, and nothing lies in the directory', async () => {
    const { ctx, community, ines, lucia, tomasz } = await woundCare(other, Visibility.PRIVATE);
    const { id } = await aThread(ctx, { communityId: community.id, authorId: ines.id });
    const file = await add(ines.client, `thread=${id}`, 'plan.pdf', '%PDF-1.7 words');
    const seen = await add(ines.client, `thread=${id}`, 'wound.png', await png());
    await say(ines.client, id, `[Plan](${file.address}) ${shown(seen)}`);
    expect(await (await tomasz.client.fetch(file.address)).text()).toBe('%PDF-1.7 words');
    expect(await status(tomasz.client, `${seen.address}?w=480`)).toBe(200);
    expect(await status(lucia.client, file.address)).toBe(404);
    await ines.client.mutate('mutation($id: ID!) { deleteFile(input: { id: $id }) { id } }', {
      id: seen.id,
    });
    other.clock.advance(2 * DAY);
    await forgetFilesJob.run(ctx, {});
    const left: string[] = [];
    for await (const one of other.services.storage.folders()) left.push(one);
    expect(left).toEqual([file.id]);
    expect(existsSync(join(other.services.environment.dataDirectory, 'files'))).toBe(false);
  });
});
