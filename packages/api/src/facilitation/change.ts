import { communityForChange } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { transaction } from '../kernel/transaction';
import { replanCommunity } from './replan';
import type { Rotation } from './rotation.entity';
import type { RotationAction } from './rotation.policy';
import { rotationFor } from './rotations.queries';
import type { Turn } from './turn.entity';
import type { TurnAction } from './turn.policy';
import { turnFor } from './turns.queries';

/**
 * A change of a rotation: under the community's row lock, with what is true then; afterwards all of it is planned anew. What
 * happens to turns of a community happens one after the other, so that no two can take the same.
 */
export async function changeRotation(
  ctx: Context,
  rotationId: string,
  action: RotationAction,
  work: (tx: Context, rotation: Rotation) => Promise<{ anew: boolean } | undefined>,
): Promise<Rotation> {
  const { communityId } = await rotationFor(ctx, rotationId, 'read');
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'read');
    const rotation = await rotationFor(tx, rotationId, action, { lock: true });
    const done = await work(tx, rotation);
    await replanCommunity(fresh(tx), communityId, done?.anew ? rotationId : null);
  });
  return rotationFor(ctx, rotationId, 'read');
}

/** The same for one turn. */
export async function changeTurn(
  ctx: Context,
  turnId: string,
  action: TurnAction,
  work: (tx: Context, turn: Turn) => Promise<void>,
): Promise<Turn> {
  const { communityId } = await turnFor(ctx, turnId, 'read');
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'read');
    const turn = await turnFor(tx, turnId, action);
    await work(tx, turn);
    await replanCommunity(fresh(tx), communityId);
  });
  return turnFor(ctx, turnId, 'read');
}

/** What was loaded before the change must not be read after it. */
const fresh = (tx: Context): Context => ({ ...tx, loaders: new Map() });
