import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../kernel/context';
import { DomainError, InvalidError } from '../kernel/errors';
import { newId } from '../kernel/ids';

export const tooLarge = () => new InvalidError({ path: 'file', rule: 'size' });

/** Where what arrives lies until it is known what it is. What a kill leaves there is swept. */
export const arrivals = ({ services }: Context): string =>
  join(services.environment.dataDirectory, 'arrivals');

/**
 * Streams a body to the disk, so that no file is held in memory while it arrives, and lets work look at it there.
 * Whatever becomes of it, nothing stays.
 * @throws InvalidError beyond so many bytes; BAD_REQUEST when the sender broke off
 */
export async function arrived<T>(
  ctx: Context,
  body: Readable,
  most: number,
  work: (path: string, bytes: number) => Promise<T>,
): Promise<T> {
  const folder = arrivals(ctx);
  await mkdir(folder, { recursive: true });
  const path = join(folder, newId());
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > most ? tooLarge() : null, chunk);
    },
  });
  try {
    try {
      await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      // Nobody is there any more to be told; it is no fault of ours either.
      if (body.readableAborted) throw new DomainError('BAD_REQUEST', 'The file did not arrive.');
      throw error;
    }
    return await work(path, bytes);
  } finally {
    await rm(path, { force: true });
  }
}
