import { newId } from '../../../src/kernel/ids';
import { aCollection } from '../../../src/resources/collections/collection.factory';
import { aPublication } from '../../../src/resources/publishing/publication.factory';
import { aResource } from '../../../src/resources/resource.factory';
import { asking, attempt, type WorldsRoom } from './room';

/** What is kept where not everybody reads, and what was removed from where they do. */
export const resourceCare: WorldsRoom = {
  async publish(ctx, { open }, people) {
    const by = { communityId: open.id, createdBy: people('amara').id };
    const kept = await aResource(ctx, { ...by, title: 'Kept in the open' });
    const second = await aResource(ctx, { ...by, title: 'Kept beside it', reviewOn: '2026-01-01' });
    const collection = await aCollection(ctx, {
      ...{ communityId: open.id, title: 'In the open', startHere: true },
      resourceIds: [kept.id, second.id],
    });
    const copy = await aPublication(ctx, { resourceId: kept.id, byId: by.createdBy });
    return { openKept: kept.id, openCollection: collection.id, openCopy: copy.id };
  },
  async hide(ctx, { open, closed, things }, { community }, people, server) {
    const hidden: Record<string, string> = {};
    for (const [name, { id: communityId }] of Object.entries({ closed, secret: community })) {
      const given = { communityId, createdBy: people('ines').id, reviewOn: '2026-01-01' };
      const resource = await aResource(ctx, given);
      const collection = await aCollection(ctx, { communityId, resourceIds: [resource.id] });
      hidden[`${name}Kept`] = resource.id;
      hidden[`${name}Collection`] = collection.id;
    }
    // What was removed from where everybody reads, and from what everybody has.
    const removed = await aResource(ctx, { communityId: open.id, reviewOn: '2026-01-01' });
    const copy = await aPublication(ctx, { resourceId: removed.id });
    await server.rows('update resource set removed_at = $2, removed_by = $3 where id = $1', [
      removed.id,
      server.clock.now(),
      people('amara').id,
    ]);
    const resourceIds = [removed.id, things.openKept as string];
    const collection = await aCollection(ctx, { communityId: open.id, resourceIds, removed: true });
    return { ...hidden, removedCopy: copy.id, removedCollection: collection.id };
  },
  queries: (whole, { openCollection, openCopy }, hidden) => [
    ...asking(
      'collection',
      `query($id: ID!) { collection(id: $id) ${whole('collection')} }`,
      ...[
        ...[openCollection, hidden.closedCollection, hidden.secretCollection],
        ...[hidden.removedCollection, newId(), 'no id'],
      ].map((id) => ({ id })),
    ),
    ...asking(
      'publishedResource',
      `query($id: ID!) { publishedResource(id: $id) ${whole('publishedResource')} }`,
      ...[openCopy, hidden.removedCopy, newId(), 'no id'].map((id) => ({ id })),
    ),
    ...asking(
      'publishedResources',
      `query($tag: String) { publishedResources(tag: $tag) ${whole('publishedResources')} }`,
      { tag: null },
      { tag: 'nowhere' },
    ),
  ],
  attempts: ({ closedKept, secretKept, secretCollection, removedCollection, closedCollection }) => [
    ...[closedKept, secretKept].flatMap((resourceId) => [
      ...['reviveResource', 'adoptResource', 'withdrawPublication'].map((name) =>
        attempt(name, 'ResourceInput', { resourceId }),
      ),
      attempt('reviewResource', 'ReviewResourceInput', { resourceId, reviewOn: '2026-12-01' }),
      attempt('retireResource', 'RetireResourceInput', { resourceId }),
      attempt('handOnResource', 'HandOnResourceInput', { resourceId, personId: newId() }),
      attempt('publishResource', 'PublishResourceInput', { resourceId, number: 1 }),
    ]),
    ...[secretCollection, closedCollection, removedCollection].flatMap((collectionId) => [
      ...['removeCollection', 'restoreCollection'].map((name) =>
        attempt(name, 'CollectionInput', { collectionId }),
      ),
      attempt('editCollection', 'EditCollectionInput', { collectionId, version: 1, title: 'X' }),
      attempt('addToCollection', 'AddToCollectionInput', { collectionId, resourceId: closedKept }),
    ]),
  ],
};
