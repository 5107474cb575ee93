import { communityOf } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { StoredFile } from '../../files/file.entity';
import { fileFor } from '../../files/files.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError, NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { instantCursor, keysetPage, type Page } from '../../kernel/pagination';
import { enforce, known } from '../../kernel/policy';
import { isKnown } from '../../kernel/viewer';
import { cleanTag } from '../../threads/text';
import { PUBLISHED, PublishedResource, publishedColumns } from './published-resource.entity';
import type { PublishedResourcesArgs } from './publishing.inputs';

const PAGE = 20;

const COLUMNS = publishedColumns('p', 'r', 'v');

const viewOf = (row: PublishedResource): PublishedResource =>
  Object.assign(new PublishedResource(), row);

/**
 * The one door to what is published: everybody who has an account.
 * @throws NotFoundError when there is none, or the resource was removed
 */
export async function publishedFor(ctx: Context, id: string): Promise<PublishedResource> {
  enforce(known(ctx.viewer));
  const [row] = isId(id)
    ? await rows<PublishedResource>(
        ctx,
        `select ${COLUMNS} from ${PUBLISHED} where p.id = $1 and r.removed_at is null`,
        [id],
      )
    : [];
  if (!row) throw new NotFoundError();
  return viewOf(row);
}

/** The copies of resources, for edges; null for visitors, and when there is none. */
export const publicationLoader = defineLoader<string, PublishedResource | null>(
  async (ctx, resourceIds) => {
    if (!isKnown(ctx.viewer)) return resourceIds.map(() => null);
    const found = await rows<PublishedResource>(
      ctx,
      `select ${COLUMNS} from ${PUBLISHED} where p.resource_id = any($1::uuid[]) and r.removed_at is null`,
      [resourceIds],
    );
    return inOrder(resourceIds, found.map(viewOf), (row) => row.resourceId);
  },
);

/** What communities have published and rely upon, the latest first. */
export function publishedResources(
  ctx: Context,
  { type, tag, ...args }: PublishedResourcesArgs,
): Promise<Page<PublishedResource>> {
  enforce(known(ctx.viewer));
  const wanted = tag ? cleanTag(tag) : null;
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<PublishedResource>(
        ctx,
        `select ${COLUMNS} from ${PUBLISHED}
          where r.removed_at is null and r.retired_at is null
            and ($1::text is null or r.type = $1) and ($2::text is null or $2 = any(v.tags))
            and ($3::timestamptz is null or (p.published_at, p.id) < ($3, $4::uuid))
          order by p.published_at desc, p.id desc limit $5`,
        [type ?? null, wanted, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return found.map(viewOf);
    },
    ({ publishedAt, id }) => [publishedAt.toISOString(), id],
  );
}

/** Where it comes from, as far as the viewer may know of that community. */
export async function communityOfPublished(
  ctx: Context,
  { communityId }: PublishedResource,
): Promise<Community | null> {
  const community = await communityOf(ctx, communityId);
  return communityPolicy(ctx.viewer, 'list', community, ctx.clock.now()).allowed ? community : null;
}

/** Its file, through the file's own door; null when its owner has taken it away. */
export async function fileOfPublished(
  ctx: Context,
  { fileId }: PublishedResource,
): Promise<StoredFile | null> {
  if (fileId === null) return null;
  try {
    return await fileFor(ctx, fileId, 'read');
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
