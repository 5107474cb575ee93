import { communityLoader, communityOf, reads } from '../communities/communities.queries';
import type { Community } from '../communities/community.entity';
import { communityPolicy } from '../communities/community.policy';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, grouped, inOrder } from '../kernel/loaders';
import { enforce, hide, known } from '../kernel/policy';
import { isKnown } from '../kernel/viewer';
import { Rotation, rotationColumns } from './rotation.entity';
import {
  type RotationAction,
  type RotationStanding,
  rotationPermissions,
  rotationPolicy,
  rotationStanding,
} from './rotation.policy';

type RotationRow = Omit<Rotation, 'viewerCan' | 'community'>;

/** $1 is the viewer. */
const selectRotations = (where: string): string =>
  `select ${rotationColumns('r')}, exists (select 1 from rotation_member m
       where m.rotation_id = r.id and m.person_id = $1 and m.left_at is null) as "viewerIn"
     from rotation r where ${where}`;

/** What the viewer may do with the turns of a rotation. */
export const standingIn = (ctx: Context, rotation: Rotation): RotationStanding =>
  rotationStanding(ctx.viewer, rotation.community, rotation, ctx.clock.now());

async function views(ctx: Context, found: RotationRow[]): Promise<Rotation[]> {
  return Promise.all(
    found.map(async (row) => {
      const community = await communityOf(ctx, row.communityId);
      const standing = rotationStanding(ctx.viewer, community, row, ctx.clock.now());
      return Object.assign(new Rotation(), row, {
        community,
        viewerCan: rotationPermissions(standing),
      });
    }),
  );
}

/** Rotations by id, for edges; without asking who may. */
export const rotationLoader = defineLoader<string, Rotation | null>(async (ctx, ids) => {
  const found = await rows<RotationRow>(ctx, selectRotations('r.id = any($2)'), [
    ctx.viewer.personId,
    ids,
  ]);
  return inOrder(ids, await views(ctx, found), (row) => row.id);
});

/**
 * The one door to a rotation: loads and authorises.
 * @param lock inside a transaction: keeps other writers of it out; the community's row is locked before
 * @throws NotFoundError when there is none or the viewer may not know of it; ForbiddenError when they may not act
 */
export async function rotationFor(
  ctx: Context,
  id: string,
  action: RotationAction,
  { lock = false } = {},
): Promise<Rotation> {
  const sql = `${selectRotations('r.id = $2')} ${lock ? 'for no key update of r' : ''}`;
  const [row] = isId(id) ? await rows<RotationRow>(ctx, sql, [ctx.viewer.personId, id]) : [];
  if (!row) return refuseAbsent(ctx);
  const [rotation] = (await views(ctx, [row])) as [Rotation];
  admitToCommunity(ctx, rotation.community);
  enforce(rotationPolicy(standingIn(ctx, rotation), action));
  return rotation;
}

/** What is not there is refused exactly as what may not be known. */
export function refuseAbsent(ctx: Context): never {
  enforce(isKnown(ctx.viewer) || ctx.viewer.visitorsMayRead ? hide : known(ctx.viewer));
  throw new NotFoundError();
}

export function admitToCommunity(ctx: Context, community: Community): void {
  enforce(communityPolicy(ctx.viewer, 'list', community, ctx.clock.now()));
  if (!reads(ctx, community)) refuseAbsent(ctx);
}

/** Those that go on, of communities that the viewer reads: that of the whole community first. */
export const rotationsLoader = defineLoader<string, Rotation[]>(async (ctx, communityIds) => {
  const communities = await communityLoader(ctx).loadMany([...communityIds]);
  const readable = communities.flatMap((community) =>
    community && !(community instanceof Error) && reads(ctx, community) ? [community.id] : [],
  );
  const found = await rows<RotationRow>(
    ctx,
    `${selectRotations('r.community_id = any($2) and r.ended_at is null')}
      order by r.series_id nulls first, r.created_at, r.id`,
    [ctx.viewer.personId, readable],
  );
  return grouped(communityIds, await views(ctx, found), (row) => row.communityId);
});
