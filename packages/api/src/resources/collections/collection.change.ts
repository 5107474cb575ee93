import { lockCommunity, withPresentFacts } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { transaction } from '../../kernel/transaction';
import type { Collection } from './collection.entity';
import type { CollectionAction } from './collection.policy';
import { collectionFor } from './collections.queries';

/**
 * A change of a collection, as `changeResource` of a resource.
 * @returns the collection as it is afterwards
 * @throws the errors of `collectionFor`
 */
export async function changeCollection(
  ctx: Context,
  id: string,
  action: CollectionAction,
  change: (tx: Context, collection: Collection) => Promise<unknown>,
): Promise<Collection> {
  // Before any lock: who may not know of it must not hold up those who do.
  const { communityId } = await collectionFor(ctx, id, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    await change(tx, await collectionFor(tx, id, action, { lock: true }));
  });
  return collectionFor(ctx, id, 'read');
}

/** One collection at most is what a newcomer reads first: the others give way. Under the community's lock. */
export const giveWay = (tx: Context, communityId: string, to: string): Promise<unknown> =>
  rows(
    tx,
    'update collection set start_here = false where community_id = $1 and start_here and id <> $2',
    [communityId, to],
  );
