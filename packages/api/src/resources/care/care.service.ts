import { checkMember } from '../../events/agenda/member';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { changeResource } from '../resource.change';
import type { Resource } from '../resource.entity';
import type { ResourceAction } from '../resource.policy';
import type { HandOnResourceInput, RetireResourceInput, ReviewResourceInput } from './care.inputs';
import { resourceHandedOn, resourceTended } from './care.signals';
import { nextLook } from './next-look';

/** Somebody has looked: it is still good, until the next look. */
export function reviewResource(ctx: Context, input: ReviewResourceInput): Promise<Resource> {
  const reviewOn = nextLook(ctx, input.reviewOn);
  return tend(ctx, input.resourceId, 'review', (tx, { id }) =>
    rows(
      tx,
      `update resource set review_on = $2::date, reviewed_at = $3, reviewed_by = $4 where id = $1`,
      [id, reviewOn, tx.clock.now(), tx.viewer.personId],
    ),
  );
}

/**
 * It is not to be relied upon any more; its address leads to what took its place. Of a retired one, what took its place
 * is said anew.
 */
export const retireResource = (
  ctx: Context,
  { resourceId, supersededById }: RetireResourceInput,
): Promise<Resource> =>
  tend(ctx, resourceId, 'retire', async (tx, resource) => {
    if (supersededById) await checkSuccessor(tx, resource, supersededById);
    await rows(
      tx,
      `update resource set superseded_by = $2, retired_at = coalesce(retired_at, $3),
         retired_by = coalesce(retired_by, $4) where id = $1`,
      [resource.id, supersededById ?? null, tx.clock.now(), tx.viewer.personId],
    );
  });

/**
 * Under the community's lock, a retired one takes nobody's place and only retired ones have a successor: addresses
 * never lead in a circle.
 */
async function checkSuccessor(tx: Context, resource: Resource, id: string): Promise<void> {
  const path = 'supersededById';
  if (id === resource.id) throw new InvalidError({ path, rule: 'another' });
  const [found] = isId(id)
    ? await rows<{ retired: boolean }>(
        tx,
        `select retired_at is not null as retired from resource
          where id = $1 and community_id = $2 and removed_at is null`,
        [id, resource.communityId],
      )
    : [];
  if (!found) throw new InvalidError({ path, rule: 'exists' });
  if (found.retired) throw new InvalidError({ path, rule: 'notRetired' });
}

/** It is relied upon again. What was not retired stays as it is. */
export const reviveResource = (ctx: Context, resourceId: string): Promise<Resource> =>
  tend(ctx, resourceId, 'retire', (tx, { id }) =>
    rows(
      tx,
      'update resource set retired_at = null, retired_by = null, superseded_by = null where id = $1',
      [id],
    ),
  );

/** Whoever finds that nobody answers for it may. */
export const adoptResource = (ctx: Context, resourceId: string): Promise<Resource> =>
  tend(ctx, resourceId, 'adopt', (tx, { id }) =>
    rows(tx, 'update resource set steward_id = $2 where id = $1', [id, tx.viewer.personId]),
  );

/** Another member answers for it from now on, and hears of it. */
export const handOnResource = (
  ctx: Context,
  { resourceId, personId }: HandOnResourceInput,
): Promise<Resource> =>
  tend(ctx, resourceId, 'handOn', async (tx, { id, communityId }) => {
    await checkMember(tx, communityId, personId, 'personId');
    const handed = await affected(
      tx,
      'update resource set steward_id = $2 where id = $1 and steward_id is distinct from $2',
      [id, personId],
    );
    if (handed === 0) return;
    const at = tx.clock.now().toISOString();
    const byId = tx.viewer.personId;
    await emit(tx, resourceHandedOn, { resourceId: id, communityId, personId, byId, at });
  });

function tend(
  ctx: Context,
  resourceId: string,
  action: ResourceAction,
  change: (tx: Context, resource: Resource) => Promise<unknown>,
): Promise<Resource> {
  return changeResource(ctx, resourceId, action, async (tx, resource) => {
    await change(tx, resource);
    await emit(tx, resourceTended, { resourceId: resource.id });
  });
}
