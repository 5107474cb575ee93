import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../environment';
import type { Storage } from './storage';

/** Everything stands below it, so that the sweep never looks at what others keep in the bucket. */
const ROOT = 'files/';

/** Milliseconds; a store that is further away than that is not one to show pictures from. */
const CONNECT_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 60_000;

type Sdk = typeof import('@aws-sdk/client-s3');

/** A bucket of a store that speaks the protocol of S3. The client is large and loaded when it is needed first. */
export class S3Storage implements Storage {
  #opened: Promise<{ sdk: Sdk; client: S3Client }> | undefined;

  constructor(private readonly settings: S3Settings) {}

  get place(): string {
    const { bucket, endpoint } = this.settings;
    return `bucket ${bucket}${endpoint ? ` at ${new URL(endpoint).host}` : ''}`;
  }

  async put(folder: string, name: string, from: Buffer | { path: string }): Promise<void> {
    const { sdk, client } = await this.#open();
    const whole = Buffer.isBuffer(from);
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: this.settings.bucket,
        Key: `${ROOT}${folder}/${name}`,
        Body: whole ? from : createReadStream(from.path),
        ContentLength: whole ? from.length : (await stat(from.path)).size,
      }),
    );
  }

  async read(folder: string, name: string): Promise<{ size: number; stream: Readable } | null> {
    const { sdk, client } = await this.#open();
    const Key = `${ROOT}${folder}/${name}`;
    try {
      const { Body, ContentLength } = await client.send(
        new sdk.GetObjectCommand({ Bucket: this.settings.bucket, Key }),
      );
      return Body instanceof Readable ? { size: ContentLength ?? 0, stream: Body } : null;
    } catch (error) {
      if (error instanceof sdk.NoSuchKey) return null;
      throw error;
    }
  }

  async remove(folder: string): Promise<void> {
    const { sdk, client } = await this.#open();
    const keys: string[] = [];
    for await (const key of this.#list(`${ROOT}${folder}/`)) keys.push(key);
    for (const Key of keys) {
      await client.send(new sdk.DeleteObjectCommand({ Bucket: this.settings.bucket, Key }));
    }
  }

  async *folders(): AsyncIterable<string> {
    let last = '';
    // Keys come in order, so those of a folder come together.
    for await (const key of this.#list(ROOT)) {
      const folder = key.slice(ROOT.length).split('/')[0] ?? '';
      if (folder !== last) yield folder;
      last = folder;
    }
  }

  async check(): Promise<void> {
    const folder = `check-${process.pid}`;
    await this.put(folder, 'check', Buffer.from('check'));
    const kept = await this.read(folder, 'check');
    kept?.stream.destroy();
    await this.remove(folder);
    if (!kept) throw new Error('What was written could not be read');
  }

  close(): void {
    void this.#opened?.then(({ client }) => client.destroy());
  }

  async *#list(Prefix: string): AsyncIterable<string> {
    const { sdk, client } = await this.#open();
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new sdk.ListObjectsV2Command({ Bucket: this.settings.bucket, Prefix, ContinuationToken }),
      );
      for (const { Key } of page.Contents ?? []) if (Key) yield Key;
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken);
  }

  #open(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.#opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { endpoint, region, key, secret } = this.settings;
      const client = new sdk.S3Client({
        region,
        // Stores of one's own rarely have a name for each bucket.
        ...(endpoint && { endpoint, forcePathStyle: true }),
        ...(key && secret && { credentials: { accessKeyId: key, secretAccessKey: secret } }),
        requestHandler: { connectionTimeout: CONNECT_TIMEOUT, requestTimeout: REQUEST_TIMEOUT },
        // Newer checksums than many stores know; the protocol's own signature covers what is sent.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
      return { sdk, client };
    });
    return this.#opened;
  }
}
