import { lockCommunity, withPresentFacts } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { transaction } from '../kernel/transaction';
import type { Resource } from './resource.entity';
import type { ResourceAction } from './resource.policy';
import { resourceFor } from './resources.queries';

/**
 * A change of what belongs to a resource: the locks of its community and then of its own row are taken, and the door is
 * asked again with what is true under them.
 * @returns the resource as it is afterwards
 * @throws the errors of `resourceFor`
 */
export async function changeResource(
  ctx: Context,
  resourceId: string,
  action: ResourceAction,
  change: (tx: Context, resource: Resource) => Promise<unknown>,
): Promise<Resource> {
  // Before any lock: who may not know of it must not hold up those who do.
  const { communityId } = await resourceFor(ctx, resourceId, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    const resource = await resourceFor(tx, resourceId, action, { lock: true });
    await change(tx, resource);
  });
  return resourceFor({ ...ctx, loaders: new Map() }, resourceId, 'read');
}
