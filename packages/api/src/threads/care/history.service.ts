import { z } from 'zod';
import { personLoader } from '../../accounts/accounts.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, NotFoundError } from '../../kernel/errors';
import { emptyPage, keysetPage, type Page } from '../../kernel/pagination';
import { transaction } from '../../kernel/transaction';
import type { Post } from '../post.entity';
import { postFor } from '../posts.queries';
import type { PostVersionInput } from './care.inputs';
import { PostVersion } from './history.type';

const PAGE = 20;
/** Versions are numbers of a column `int`. */
const versionCursor = z.tuple([z.number().int().min(0).max(2_147_483_647)]);

interface VersionRow {
  version: number;
  markdown: string;
  editorId: string;
  createdAt: Date;
  hiddenAt: Date | null;
  hiddenBy: string | null;
}

const columns = `version, markdown, editor_id as "editorId", created_at as "createdAt", hidden_at as "hiddenAt",
  hidden_by as "hiddenBy"`;

/** What a post said before, the latest first: for those who see what it says now. */
export async function historyOf(
  ctx: Context,
  post: Post,
  args: { first?: number | null; after?: string | null },
): Promise<Page<PostVersion>> {
  if (!post.shown || post.editedAt === null) return emptyPage<PostVersion>();
  return keysetPage(
    args,
    PAGE,
    versionCursor,
    async (limit, after) => {
      const found = await rows<VersionRow>(
        ctx,
        `select ${columns} from post_revision
          where post_id = $1 and ($3::int is null or version < $3) order by version desc limit $2`,
        [post.id, limit, after?.[0] ?? null],
      );
      return Promise.all(found.map((row) => versionOf(ctx, post, row)));
    },
    ({ version }) => [version],
  );
}

async function versionOf(ctx: Context, post: Post, row: VersionRow): Promise<PostVersion> {
  const person = async (id: string | null) => (id ? personLoader(ctx).load(id) : null);
  const version = new PostVersion();
  version.id = `${post.id}:${row.version}`;
  version.version = row.version;
  version.markdown = row.hiddenAt && !post.viewerCan.lookAfter.allowed ? null : row.markdown;
  version.writtenAt = row.createdAt;
  version.author = (await person(row.editorId)) as PostVersion['author'];
  version.hiddenAt = row.hiddenAt;
  version.hiddenBy = await person(row.hiddenBy);
  return version;
}

/** Takes what a post said before out of sight, or shows it again. What it says now is removed with the post only. */
export async function setVersionHidden(
  ctx: Context,
  { postId, version }: PostVersionInput,
  hidden: boolean,
): Promise<PostVersion> {
  const post = await postFor(ctx, postId, 'lookAfter');
  const row = await transaction(ctx, async (tx) => {
    const find = `select ${columns} from post_revision where post_id = $1 and version = $2`;
    const [held] = await rows<VersionRow>(tx, `${find} for update`, [post.id, version]);
    if (!held) throw new NotFoundError();
    if ((held.hiddenAt !== null) === hidden) throw new ConflictError('ALREADY_DONE');
    await rows(
      tx,
      'update post_revision set hidden_at = $3, hidden_by = $4 where post_id = $1 and version = $2',
      [...[post.id, version], ...(hidden ? [tx.clock.now(), tx.viewer.personId] : [null, null])],
    );
    const [changed] = await rows<VersionRow>(tx, find, [post.id, version]);
    return changed as VersionRow;
  });
  return versionOf(ctx, post, row);
}
