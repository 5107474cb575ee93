import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, inOrder } from '../kernel/loaders';
import { type ForwardArgs, instantCursor, keysetPage, type Page } from '../kernel/pagination';
import { enforce } from '../kernel/policy';
import { type FileRow, type FileSpace, fileColumns, fileOf, type StoredFile } from './file.entity';
import { useOf } from './files.hooks';
import { type FileAction, filePolicy } from './files.policy';

const PAGE = 20;

/**
 * The one door to a file: whoever may not read it, and whoever is not signed in, is told that there is none.
 * @throws NotFoundError
 */
export async function fileFor(ctx: Context, id: string, action: FileAction): Promise<StoredFile> {
  const [file] = isId(id)
    ? await rows<FileRow>(
        ctx,
        `select ${fileColumns('f')} from file f where f.id = $1 and f.kept_at is not null`,
        [id],
      )
    : [];
  if (!file) throw new NotFoundError();
  const use = action === 'read' && !file.deletedAt ? await useOf(ctx, id) : 'none';
  enforce(filePolicy(ctx.viewer, action, file, use));
  return fileOf(file);
}

/** Files by id, for whom what refers to them has let in already; null for what was deleted. */
export const keptFileLoader = defineLoader<string, StoredFile | null>(async (ctx, ids) => {
  const found = await rows<FileRow>(
    ctx,
    `select ${fileColumns('f')} from file f
      where f.id = any($1::uuid[]) and f.kept_at is not null and f.deleted_at is null`,
    [ids],
  );
  return inOrder(ids, found.map(fileOf), ({ id }) => id);
});

/** One's own files, the latest first. */
export function filesOf(ctx: Context, args: ForwardArgs): Promise<Page<StoredFile>> {
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<FileRow>(
        ctx,
        `select ${fileColumns('f')} from file f
          where f.owner_id = $1 and f.kept_at is not null and f.deleted_at is null
            and ($2::timestamptz is null or (f.created_at, f.id) < ($2, $3::uuid))
          order by f.created_at desc, f.id desc limit $4`,
        [ctx.viewer.personId, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return found.map(fileOf);
    },
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

export async function spaceOf(ctx: Context): Promise<FileSpace> {
  const { fileQuota, largestFile } = ctx.services.environment;
  return {
    used: await bytesOf(ctx, ctx.viewer.personId),
    quota: fileQuota,
    largest: largestFile,
  };
}

/** What is deleted no longer counts, though it can be brought back for a day. */
export async function bytesOf(ctx: Context, ownerId: string | null): Promise<number> {
  const [sum] = await rows<{ bytes: number }>(
    ctx,
    `select coalesce(sum(bytes), 0)::float8 as bytes from file where owner_id = $1 and deleted_at is null`,
    [ownerId],
  );
  return sum?.bytes ?? 0;
}
