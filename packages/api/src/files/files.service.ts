import type { Readable } from 'node:stream';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError, RateLimitedError } from '../kernel/errors';
import { newId } from '../kernel/ids';
import { defineLimit } from '../kernel/limits';
import { enforce, known } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { arrived, tooLarge } from './arrival';
import { contentOf } from './content';
import type { StoredFile } from './file.entity';
import { bytesOf, fileFor } from './files.queries';
import { cleanName, partsOf } from './names';
import { type Sizes, sizeName, sizesOf } from './pictures';

/** The name in the folder of what is kept as it came. */
export const WHOLE = 'whole';

/** A day with the camera, emptied at once. */
const perPerson = defineLimit({ points: 300, seconds: 3_600 });
/** A browser sends three at a time; more than two of them is a program. */
const AT_ONCE = 6;
const coming = new WeakMap<Context['services'], Map<string, number>>();

/**
 * Takes in what somebody adds to what they write. Who may write there is asked before.
 * @param length what the sender says that it is, so that what is too large is not waited for
 * @throws InvalidError: `size`, `quota`, `type`, `picture`, `pixels` or `moving`
 */
export async function takeIn(
  ctx: Context,
  body: Readable,
  given: { name: string; length: number | null },
): Promise<StoredFile> {
  enforce(known(ctx.viewer));
  const ownerId = ctx.viewer.personId ?? '';
  const { largestFile } = ctx.services.environment;
  if ((given.length ?? 0) > largestFile) throw tooLarge();
  await roomFor(ctx, ownerId, given.length ?? 1);
  await perPerson.count(ctx, ownerId);
  return oneOfFew(ctx, ownerId, () =>
    arrived(ctx, body, largestFile, async (path, bytes) => {
      const { base, extension } = partsOf(cleanName(given.name));
      const content = await contentOf(path, extension);
      if (!content) throw new InvalidError({ path: 'file', rule: 'type' });
      if (!content.picture) {
        const name = `${base}.${extension}`;
        const file = { ownerId, name, type: content.type, bytes, sizes: null };
        return keep(ctx, file, (id) => ctx.services.storage.put(id, WHOLE, { path }));
      }
      const sizes = await sizesOf(path);
      const total = sizes.all.reduce((sum, { webp }) => sum + webp.length, 0);
      const file = { ownerId, name: `${base}.webp`, type: 'image/webp', bytes: total, sizes };
      return keep(ctx, file, async (id) => {
        for (const { width, webp } of sizes.all) {
          await ctx.services.storage.put(id, sizeName(width), webp);
        }
      });
    }),
  );
}

interface Arrival {
  ownerId: string;
  name: string;
  type: string;
  bytes: number;
  sizes: Sizes | null;
}

/**
 * The row first, the bytes after, and only then is it there: whatever dies in between leaves a row that says which
 * bytes to look for, and is forgotten after a day.
 */
async function keep(
  ctx: Context,
  { ownerId, name, type, bytes, sizes }: Arrival,
  put: (id: string) => Promise<void>,
): Promise<StoredFile> {
  const id = newId();
  await transaction(ctx, async (tx) => {
    // One after the other: two at once must not both take the last room.
    await rows(tx, 'select id from person where id = $1 for no key update', [ownerId]);
    await roomFor(tx, ownerId, bytes);
    await rows(
      tx,
      `insert into file (id, owner_id, name, type, bytes, width, height, widths, created_at, unused_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8::int[], $9::timestamptz, $9)`,
      [
        ...[id, ownerId, name, type, bytes, sizes?.width ?? null, sizes?.height ?? null],
        sizes?.all.map(({ width }) => width) ?? [],
        tx.clock.now(),
      ],
    );
  });
  try {
    await put(id);
  } catch (error) {
    await rows(ctx, 'delete from file where id = $1', [id]);
    throw error;
  }
  await rows(ctx, 'update file set kept_at = $2 where id = $1', [id, ctx.clock.now()]);
  return fileFor(ctx, id, 'read');
}

/** @throws InvalidError when so many bytes are more than the person has room for */
async function roomFor(ctx: Context, ownerId: string, bytes: number): Promise<void> {
  const { fileQuota } = ctx.services.environment;
  if ((await bytesOf(ctx, ownerId)) + bytes <= fileQuota) return;
  throw new InvalidError({ path: 'file', rule: 'quota' });
}

async function oneOfFew<T>(ctx: Context, ownerId: string, work: () => Promise<T>): Promise<T> {
  const counts = coming.get(ctx.services) ?? new Map<string, number>();
  coming.set(ctx.services, counts);
  const now = counts.get(ownerId) ?? 0;
  if (now >= AT_ONCE) throw new RateLimitedError(1);
  counts.set(ownerId, now + 1);
  try {
    return await work();
  } finally {
    const left = (counts.get(ownerId) ?? 1) - 1;
    if (left > 0) counts.set(ownerId, left);
    else counts.delete(ownerId);
  }
}

/** Takes one's own file away, from everywhere it is shown. It can be brought back for a day. */
export async function deleteFile(ctx: Context, id: string): Promise<StoredFile> {
  enforce(known(ctx.viewer));
  await fileFor(ctx, id, 'delete');
  const changed = await rows(
    ctx,
    'update file set deleted_at = $2 where id = $1 and deleted_at is null returning id',
    [id, ctx.clock.now()],
  );
  if (changed.length === 0) throw new ConflictError('ALREADY_DONE');
  return fileFor(ctx, id, 'delete');
}

/** @throws InvalidError when there is no room for it any more */
export async function restoreFile(ctx: Context, id: string): Promise<StoredFile> {
  enforce(known(ctx.viewer));
  const { ownerId, bytes } = await fileFor(ctx, id, 'restore');
  await transaction(ctx, async (tx) => {
    await rows(tx, 'select id from person where id = $1 for no key update', [ownerId]);
    await roomFor(tx, ownerId, bytes);
    const changed = await rows(
      tx,
      `update file set deleted_at = null, unused_since = case when unused_since is not null then $2::timestamptz end
        where id = $1 and deleted_at is not null returning id`,
      [id, tx.clock.now()],
    );
    if (changed.length === 0) throw new ConflictError('ALREADY_DONE');
  });
  return fileFor(ctx, id, 'restore');
}
