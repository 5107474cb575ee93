import { rows } from '../../../src/kernel/database/statements';
import { aCollection } from '../../../src/resources/collections/collection.factory';
import { aPublication } from '../../../src/resources/publishing/publication.factory';
import { aResource } from '../../../src/resources/resource.factory';
import type { HouseRoom } from '.';

/** Resources to look after, one that is published, and collections. */
export const resourceCare: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const one = async (given: object = {}) =>
      (await aResource(ctx, { communityId, createdBy: allId, ...given })).id;
    const [resourceId, better, retired] = [await one(), await one(), await one()];
    const orphan = await one({ stewardId: null });
    await rows(ctx, 'update resource set retired_at = $2 where id = $1', [
      retired,
      ctx.clock.now(),
    ]);
    const published = await aPublication(ctx, { resourceId });
    const collection = await aCollection(ctx, { communityId, resourceIds: [resourceId] });
    const gone = await aCollection(ctx, { communityId, removed: true });
    const values: Record<string, Record<string, unknown>> = {
      reviewResource: { resourceId, reviewOn: '2026-09-02' },
      retireResource: { resourceId, supersededById: better },
      reviveResource: { resourceId: retired },
      adoptResource: { resourceId: orphan },
      handOnResource: { resourceId, personId: otherId },
      publishResource: { resourceId, number: 1 },
      withdrawPublication: { resourceId },
      publishedResource: { id: published.id },
      publishedResources: { tag: 'wounds' },
      collection: { id: collection.id },
      addToCollection: { collectionId: collection.id, resourceId: better },
      removeCollection: { collectionId: collection.id },
      restoreCollection: { collectionId: gone.id },
    };
    let turn = 0;
    return (operation) => {
      if (operation !== 'editCollection') return values[operation];
      // Two that stand in it are not the same; each has two fields, for which we are asked.
      turn += 1;
      return { collectionId: collection.id, resourceId: [resourceId, better][(turn >> 1) % 2] };
    };
  },
  wrongCounts: `select 'the order of ' || k.title as wrong from collection k
     where (select count(*) from collection_item i where i.collection_id = k.id)
       <> (select coalesce(max(i.position), -1) + 1 from collection_item i where i.collection_id = k.id)`,
};
