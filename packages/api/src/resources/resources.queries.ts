import { communityOf, readableBy } from '../communities/communities.queries';
import { communityPolicy } from '../communities/community.policy';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, inOrder } from '../kernel/loaders';
import { enforce, hide, known } from '../kernel/policy';
import { isKnown } from '../kernel/viewer';
import { Resource, resourceColumns } from './resource.entity';
import {
  type ResourceAction,
  resourcePermissions,
  resourcePolicy,
  resourceStanding,
} from './resource.policy';

export type ResourceRow = Omit<Resource, 'viewerCan' | 'community'>;

/** Rows as one viewer may see them. */
export async function resourceViews(ctx: Context, found: ResourceRow[]): Promise<Resource[]> {
  return Promise.all(
    found.map(async (row) => {
      const community = await communityOf(ctx, row.communityId);
      const standing = resourceStanding(ctx.viewer, community, ctx.clock.now());
      return Object.assign(new Resource(), row, {
        community,
        viewerCan: resourcePermissions(standing, row),
      });
    }),
  );
}

/**
 * The one door to a resource: loads and authorises.
 * @param lock inside a transaction: keeps other writers of this resource out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function resourceFor(
  ctx: Context,
  id: string,
  action: ResourceAction,
  { lock = false } = {},
): Promise<Resource> {
  const [row] = isId(id)
    ? await rows<ResourceRow>(
        ctx,
        `select ${resourceColumns('r')} from resource r where r.id = $1 ${lock ? 'for no key update of r' : ''}`,
        [id],
      )
    : [];
  if (!row) return refuseAbsent(ctx);
  const community = await communityOf(ctx, row.communityId);
  const now = ctx.clock.now();
  enforce(communityPolicy(ctx.viewer, 'list', community, now));
  // That there is something is not said to whom the inside is closed.
  if (!communityPolicy(ctx.viewer, 'read', community, now).allowed) return refuseAbsent(ctx);
  const standing = resourceStanding(ctx.viewer, community, now);
  enforce(resourcePolicy(standing, 'read', row));
  enforce(resourcePolicy(standing, action, row));
  const [resource] = await resourceViews(ctx, [row]);
  return resource as Resource;
}

/** What is not there is refused exactly as what may not be known. */
function refuseAbsent(ctx: Context): never {
  enforce(isKnown(ctx.viewer) || ctx.viewer.visitorsMayRead ? hide : known(ctx.viewer));
  throw new NotFoundError();
}

/** Resources by id, for edges; null for what the viewer may not see, and for what was removed. */
export const resourceLoader = defineLoader<string, Resource | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<ResourceRow>(
    ctx,
    `select ${resourceColumns('r')} from resource r join community c on c.id = r.community_id
      where r.id = any($1) and ${visibleResources(ctx, 'r', 'c', params)}`,
    params,
  );
  return inOrder(ids, await resourceViews(ctx, found), (row) => row.id);
});

/** Those of some resources that the viewer may see, removed ones included where they see them. */
export async function resourcesSeen(ctx: Context, ids: readonly string[]): Promise<Resource[]> {
  if (ids.length === 0) return [];
  const found = await rows<ResourceRow>(
    ctx,
    `select ${resourceColumns('r')} from resource r where r.id = any($1::uuid[])`,
    [ids],
  );
  const now = ctx.clock.now();
  return (await resourceViews(ctx, found)).filter(
    (resource) =>
      resourcePolicy(resourceStanding(ctx.viewer, resource.community, now), 'read', resource)
        .allowed,
  );
}

/**
 * The rule "may see it, and it is there" inside a statement: what `resourcePolicy(standing, 'read', …)` allows, without
 * what was removed.
 * @param r the alias of resource, @param c of its community
 * @param params the statement's parameters so far; what the rule needs is added to them
 */
export const visibleResources = (ctx: Context, r: string, c: string, params: unknown[]): string =>
  `(${r}.removed_at is null and ${readableBy(ctx.viewer, c, params)})`;
