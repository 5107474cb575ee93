import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { loadEnvironment } from '../environment';
import { createStorage, type Storage } from '.';

const room = mkdtempSync(join(tmpdir(), 'guildhall-storage-'));
const BUCKET = 'guildhall';
const store = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(room, 's3'),
  configureBuckets: [{ name: BUCKET, configs: [] }],
});
let port = 0;

beforeAll(async () => {
  port = ((await store.run()) as AddressInfo).port;
});
afterAll(async () => {
  await store.close();
  rmSync(room, { recursive: true });
});

const settings = (): Record<string, NodeJS.ProcessEnv> => ({
  'a directory': { GUILDHALL_DATA: join(room, 'data') },
  'a store of the S3 protocol': {
    S3_BUCKET: BUCKET,
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  },
});

const text = async (storage: Storage, folder: string, name: string) => {
  const kept = await storage.read(folder, name);
  if (!kept) return null;
  const bytes = await buffer(kept.stream);
  expect(kept.size).toBe(bytes.length);
  return bytes.toString();
};
const all = async (storage: Storage) => {
  const folders: string[] = [];
  for await (const folder of storage.folders()) folders.push(folder);
  return folders.sort();
};

describe.each(['a directory', 'a store of the S3 protocol'])('%s', (kind) => {
  let storage: Storage;
  beforeAll(() => {
    storage = createStorage(loadEnvironment({ NODE_ENV: 'test', ...settings()[kind] }));
  });
  afterAll(() => storage.close());

  test('is empty at first, and can be checked', async () => {
    await storage.check();
    expect(await all(storage)).toEqual([]);
    expect(await storage.read('0-none', 'whole')).toBeNull();
    await storage.remove('0-none');
  });

  test('keeps bytes and files, gives them back, and removes a folder whole', async () => {
    const path = join(room, `arrived-${kind.length}`);
    writeFileSync(path, 'from a file');
    await storage.put('folder-1', 'whole', { path });
    await storage.put('folder-1', '480.webp', Buffer.from('from memory'));
    await storage.put('folder-2', 'whole', Buffer.from('another'));
    expect(await text(storage, 'folder-1', 'whole')).toBe('from a file');
    expect(await text(storage, 'folder-1', '480.webp')).toBe('from memory');
    expect(await all(storage)).toEqual(['folder-1', 'folder-2']);
    await storage.remove('folder-1');
    expect(await text(storage, 'folder-1', 'whole')).toBeNull();
    expect(await text(storage, 'folder-2', 'whole')).toBe('another');
    expect(await all(storage)).toEqual(['folder-2']);
  });

  test('a second time under one name is the last one', async () => {
    await storage.put('folder-3', 'whole', Buffer.from('first'));
    await storage.put('folder-3', 'whole', Buffer.from('second'));
    expect(await text(storage, 'folder-3', 'whole')).toBe('second');
  });
});

test('a store that cannot be reached says so', async () => {
  const storage = createStorage(
    loadEnvironment({
      NODE_ENV: 'test',
      ...settings()['a store of the S3 protocol'],
      S3_BUCKET: 'no-such',
    }),
  );
  await expect(storage.check()).rejects.toThrow();
  storage.close();
});
