import { rows } from '../../../src/kernel/database/statements';
import { aCollection } from '../../../src/resources/collections/collection.factory';
import { aPublication } from '../../../src/resources/publishing/publication.factory';
import { aResource } from '../../../src/resources/resource.factory';
import { at, filled, keyed, ofCommunity, page, verb } from '../actions';
import { type RoomTable, verdictsOf } from '../run';
import { block, strangersInside } from '../table';

const some = (field: string, selection: string, ...path: string[]) => ({
  ...page(field, selection),
  read: (data: Record<string, unknown>) =>
    (at(data, 'community', 'field', ...path) as unknown[]).length > 0 ? 'ok' : 'none',
});

const onResource = (name: string, thing: string, can?: string, type = 'ResourceInput', more = {}) =>
  verb(name, type, ({ things }) => ({ resourceId: things[thing], ...more }), can);
const onCollection = (name: string, thing: string, can?: string) =>
  verb(name, 'CollectionInput', ({ things }) => ({ collectionId: things[thing] }), can);

const next = { reviewOn: '2026-09-02' };
const outside = `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden`;
const strangers = `
  visitor     | sign-in
  unverified  | verify`;

/** A resource that the member keeps and is to be looked at, one of nobody, one of the founder, and a retired one. */
export const resourceCare: RoomTable = {
  async build(ctx, { id: communityId }, people) {
    const [founder, member] = [people.get('founder')?.id, people.get('member')?.id];
    const one = async (given: object) => (await aResource(ctx, { communityId, ...given })).id;
    const kept = await one({ stewardId: member, reviewOn: '2026-03-01' });
    const orphan = await one({ stewardId: null });
    const founders = await one({ stewardId: founder, createdBy: founder });
    const retired = await one({ stewardId: member });
    await rows(ctx, 'update resource set retired_at = $2 where id = $1', [
      retired,
      ctx.clock.now(),
    ]);
    const published = await aPublication(ctx, { resourceId: founders });
    const collection = await aCollection(ctx, { communityId, resourceIds: [founders] });
    const removedCollection = await aCollection(ctx, { communityId, removed: true });
    return {
      ...{ kept, orphan, founders, retired, published: published.id },
      ...{ collection: collection.id, removedCollection: removedCollection.id },
      heir: founder as string,
    };
  },
  reads: {
    'read collection': {
      document: 'query($id: ID!) { collection(id: $id) { title items { html } } }',
      variables: ({ things }) => ({ id: things.collection }),
    },
    'read removed collection': {
      document: 'query($id: ID!) { collection(id: $id) { title } }',
      variables: ({ things }) => ({ id: things.removedCollection }),
    },
    'read collections': some('collections', '{ id }'),
    'read what is to be looked at': some(
      'resourcesToReview(first: 5)',
      '{ nodes { id } }',
      'nodes',
    ),
    'read what is published': {
      document: 'query($id: ID!) { publishedResource(id: $id) { html } }',
      variables: ({ things }) => ({ id: things.published }),
    },
    'read where what is published is from': {
      document: 'query($id: ID!) { publishedResource(id: $id) { community { slug } } }',
      variables: ({ things }) => ({ id: things.published }),
      read: (data) => filled(at(data, 'publishedResource', 'community')),
    },
    'read what it says now': {
      document: 'query($id: ID!) { publishedResource(id: $id) { resource { id } } }',
      variables: ({ things }) => ({ id: things.published }),
      read: (data) => filled(at(data, 'publishedResource', 'resource')),
    },
    'list what is published': {
      document: '{ publishedResources(first: 100) { nodes { id } } }',
      variables: () => ({}),
      read: (data, { things }) =>
        (at(data, 'publishedResources', 'nodes') as Array<{ id: string }>).some(
          ({ id }) => id === things.published,
        )
          ? 'ok'
          : 'none',
    },
  },
  writes: {
    'review a resource': onResource(
      'reviewResource',
      'kept',
      'kept.review',
      'ReviewResourceInput',
      next,
    ),
    "review another's resource": onResource(
      'reviewResource',
      'founders',
      'founders.review',
      'ReviewResourceInput',
      next,
    ),
    'retire a resource': onResource('retireResource', 'kept', 'kept.retire', 'RetireResourceInput'),
    'revive a resource': onResource('reviveResource', 'retired', 'retired.retire'),
    'adopt a resource': onResource('adoptResource', 'orphan', 'orphan.adopt'),
    'hand a resource on': verb(
      'handOnResource',
      'HandOnResourceInput',
      ({ things }) => ({ resourceId: things.kept, personId: things.heir }),
      'kept.handOn',
    ),
    'publish a resource': onResource(
      'publishResource',
      'kept',
      'kept.publish',
      'PublishResourceInput',
      { number: 1 },
    ),
    'withdraw what is published': onResource('withdrawPublication', 'founders'),
    'make a collection': verb(
      'createCollection',
      'CreateCollectionInput',
      (ground) => ({ ...ofCommunity(ground), title: 'Begin here', ...keyed() }),
      'community.curate',
    ),
    'edit a collection': verb(
      'editCollection',
      'EditCollectionInput',
      ({ things }) => ({ collectionId: things.collection, version: 1, title: 'Begin here' }),
      'collection.edit',
    ),
    'add to a collection': verb(
      'addToCollection',
      'AddToCollectionInput',
      ({ things }) => ({ collectionId: things.collection, resourceId: things.kept }),
      'collection.edit',
    ),
    'remove a collection': onCollection('removeCollection', 'collection', 'collection.remove'),
    'restore a collection': onCollection('restoreCollection', 'removedCollection'),
  },
  reading: [
    block(
      ['read collection'],
      `${strangers}
  visitor* unverified*                                   | ok hidden hidden
  outsider elsewhere pending invited left removed banned | ok hidden hidden
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['read removed collection'],
      `${strangers}
  visitor* unverified*                                                 | hidden
  outsider elsewhere pending invited left removed banned novice member | hidden
  facilitator steward admin                                            | ok`,
    ),
    block(
      ['read collections'],
      `${strangers}
  visitor* unverified*                           | ok none hidden
  outsider elsewhere pending left removed banned | ok none hidden
  invited                                        | ok none none
  novice member facilitator steward admin        | ok`,
    ),
    block(
      ['read what is to be looked at'],
      `${strangers}
  visitor* unverified*                           | none none hidden
  outsider elsewhere pending left removed banned | none none hidden
  invited novice                                 | none
  member facilitator steward admin               | ok | none`,
    ),
    block(
      ['read what is published', 'list what is published'],
      `${strangers}
  visitor*                                               | sign-in
  unverified*                                            | verify
  outsider elsewhere pending invited left removed banned | ok
  novice member facilitator steward admin                | ok`,
    ),
    block(
      ['read where what is published is from'],
      `${strangers}
  visitor*                                        | sign-in
  unverified*                                     | verify
  outsider elsewhere pending left removed banned  | ok ok null
  invited novice member facilitator steward admin | ok`,
    ),
    block(
      ['read what it says now'],
      `${strangers}
  visitor*                                               | sign-in
  unverified*                                            | verify
  outsider elsewhere pending invited left removed banned | ok null null
  novice member facilitator steward admin                | ok`,
    ),
  ],
  writing: [
    block(
      ['review a resource', 'retire a resource', 'revive a resource', 'hand a resource on'],
      `${outside}
  novice                           | rules | archived
  member facilitator steward admin | ok    | archived`,
    ),
    block(
      ["review another's resource"],
      `${outside}
  novice                    | rules  | archived
  member                    | keeper | archived
  facilitator steward admin | ok     | archived`,
    ),
    block(
      ['adopt a resource'],
      `${outside}
  novice                     | rules | archived
  member facilitator steward | ok    | archived
  admin                      | join  | archived`,
    ),
    block(
      ['publish a resource', 'withdraw what is published'],
      `${strangersInside}
  outsider elsewhere pending invited left removed banned | steward hidden hidden
  novice member facilitator                              | steward
  steward admin                                          | ok | archived`,
    ),
    block(
      ['make a collection'],
      `${strangers}
  visitor*                        | sign-in sign-in hidden
  unverified*                     | verify verify hidden
  outsider elsewhere left removed | facilitator join hidden
  pending                         | facilitator pending hidden
  banned                          | facilitator banned hidden
  invited                         | facilitator join join
  novice member                   | facilitator
  facilitator steward admin       | ok | archived`,
    ),
    block(
      ['edit a collection', 'add to a collection', 'remove a collection'],
      `${strangersInside}
  outsider elsewhere pending invited left removed banned | facilitator hidden hidden
  novice member                                          | facilitator
  facilitator steward admin                              | ok | archived`,
    ),
    block(
      ['restore a collection'],
      `${strangers}
  visitor* unverified*                                                 | hidden
  outsider elsewhere pending invited left removed banned novice member | hidden
  facilitator steward admin                                            | ok | archived`,
    ),
  ],
  verdicts: verdictsOf(
    `query($slug: String!, $kept: ID!, $orphan: ID!, $founders: ID!, $retired: ID!, $collection: ID!) {
      community(slug: $slug) { viewerCan { curate { allowed reason } } }
      kept: resource(id: $kept) { viewerCan { review { allowed reason } retire { allowed reason }
        handOn { allowed reason } publish { allowed reason } } }
      orphan: resource(id: $orphan) { viewerCan { adopt { allowed reason } } }
      founders: resource(id: $founders) { viewerCan { review { allowed reason } } }
      retired: resource(id: $retired) { viewerCan { retire { allowed reason } } }
      collection(id: $collection) { viewerCan { edit { allowed reason } remove { allowed reason } } } }`,
    ({ things, community }) => ({ slug: community.slug, ...things }),
  ),
};
