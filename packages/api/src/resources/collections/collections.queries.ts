import { communityOf, reads } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped } from '../../kernel/loaders';
import { enforce, hide, known } from '../../kernel/policy';
import { isKnown } from '../../kernel/viewer';
import { resourceStanding } from '../resource.policy';
import {
  Collection,
  CollectionItem,
  CollectionPlace,
  collectionColumns,
} from './collection.entity';
import {
  type CollectionAction,
  collectionPermissions,
  collectionPolicy,
} from './collection.policy';

type CollectionRow = Omit<Collection, 'viewerCan' | 'community'>;

async function collectionViews(ctx: Context, found: CollectionRow[]): Promise<Collection[]> {
  return Promise.all(
    found.map(async (row) => {
      const community = await communityOf(ctx, row.communityId);
      const standing = resourceStanding(ctx.viewer, community, ctx.clock.now());
      return Object.assign(new Collection(), row, {
        community,
        viewerCan: collectionPermissions(standing, row),
      });
    }),
  );
}

/**
 * The one door to a collection: loads and authorises.
 * @param lock inside a transaction: keeps other writers of this collection out
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function collectionFor(
  ctx: Context,
  id: string,
  action: CollectionAction,
  { lock = false } = {},
): Promise<Collection> {
  const [row] = isId(id)
    ? await rows<CollectionRow>(
        ctx,
        `select ${collectionColumns('k')} from collection k where k.id = $1 ${lock ? 'for no key update of k' : ''}`,
        [id],
      )
    : [];
  if (!row) return refuseAbsent(ctx);
  const community = await communityOf(ctx, row.communityId);
  const now = ctx.clock.now();
  enforce(communityPolicy(ctx.viewer, 'list', community, now));
  // That there is something is not said to whom the inside is closed.
  if (!reads(ctx, community)) return refuseAbsent(ctx);
  enforce(collectionPolicy(resourceStanding(ctx.viewer, community, now), action, row));
  const [collection] = await collectionViews(ctx, [row]);
  return collection as Collection;
}

/** What is not there is refused exactly as what may not be known. */
function refuseAbsent(ctx: Context): never {
  enforce(isKnown(ctx.viewer) || ctx.viewer.visitorsMayRead ? hide : known(ctx.viewer));
  throw new NotFoundError();
}

/** The collections of communities: what a newcomer reads first, then by title. None for who reads nothing there. */
export const collectionsLoader = defineLoader<Community, Collection[]>(async (ctx, communities) => {
  const ids = communities.filter((community) => reads(ctx, community)).map(({ id }) => id);
  const found = await rows<CollectionRow>(
    ctx,
    `select ${collectionColumns('k')} from collection k
      where k.community_id = any($1::uuid[]) and k.removed_at is null
      order by k.start_here desc, lower(k.title) collate "C", k.id`,
    [ids],
  );
  return grouped(
    communities.map(({ id }) => id),
    await collectionViews(ctx, found),
    ({ communityId }) => communityId,
  );
});

/** What stands in collections that the viewer reads, in order; without resources that were removed. */
export const itemsLoader = defineLoader<string, CollectionItem[]>(async (ctx, ids) => {
  const found = await rows<CollectionItem>(
    ctx,
    `select i.id, i.collection_id as "collectionId", i.resource_id as "resourceId", i.markdown, i.html
       from collection_item i left join resource r on r.id = i.resource_id
      where i.collection_id = any($1::uuid[]) and r.removed_at is null order by i.position`,
    [ids],
  );
  return grouped(
    ids,
    found.map((row) => Object.assign(new CollectionItem(), row)),
    ({ collectionId }) => collectionId,
  );
});

/** Where resources that the viewer reads stand: a collection is read by whoever reads what is in it. */
export const placesLoader = defineLoader<string, CollectionPlace[]>(async (ctx, ids) => {
  const found = await rows<CollectionRow & { resourceId: string; place: number; of: number }>(
    ctx,
    `select ${collectionColumns('k')}, p.resource_id as "resourceId", p.place, p.of
       from (select i.collection_id, i.resource_id, count(*) over (partition by i.collection_id)::int as of,
                (row_number() over (partition by i.collection_id order by i.position))::int as place
               from collection_item i join resource r on r.id = i.resource_id and r.removed_at is null
              where i.collection_id in (select o.collection_id from collection_item o
                 where o.resource_id = any($1::uuid[]))) p
       join collection k on k.id = p.collection_id and k.removed_at is null
      where p.resource_id = any($1::uuid[]) order by k.start_here desc, lower(k.title) collate "C", k.id`,
    [ids],
  );
  const views = await collectionViews(
    ctx,
    found.map(({ resourceId: _r, place: _p, of: _o, ...row }) => row),
  );
  const places = found.map(({ resourceId, place, of }, at) => ({
    resourceId,
    place: Object.assign(new CollectionPlace(), { collection: views[at], place, of }),
  }));
  return grouped(ids, places, ({ resourceId }) => resourceId).map((own) =>
    own.map(({ place }) => place),
  );
});
