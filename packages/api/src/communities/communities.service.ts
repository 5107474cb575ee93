import type { Context } from '../kernel/context';
import { affected, rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import type { EditCommunityInput, VersionedCommunityInput } from './communities.inputs';
import { communityForChange, communityOf } from './communities.queries';
import { tellVisibility } from './communities.signals';
import { Community } from './community.entity';

/** Name, address, visibility, language, domains, and how long threads may wait. @throws ConflictError VERSION, or TAKEN for the slug */
export async function editCommunity(ctx: Context, input: EditCommunityInput): Promise<Community> {
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.id, 'edit');
    const visibility = input.visibility ?? community.visibility;
    await saveVersion(tx, community, input.version, {
      name: input.name?.trim() ?? community.name,
      slug: input.slug ?? community.slug,
      language: input.language ?? community.language,
      visibility,
      waitingDays: input.waitingDays ?? community.waitingDays,
    });
    if (input.domainIds) await setDomains(tx, community.id, input.domainIds);
    if (visibility !== community.visibility) await tellVisibility(tx, community.id);
  });
  return communityOf(ctx, input.id);
}

/** Ends a community: it can be read as before, and nothing changes in it any more. */
export async function archiveCommunity(
  ctx: Context,
  input: VersionedCommunityInput,
): Promise<Community> {
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'archive');
    await saveVersion(tx, community, input.version, { archivedAt: tx.clock.now() });
  });
  return communityOf(ctx, input.communityId);
}

export async function restoreCommunity(
  ctx: Context,
  input: VersionedCommunityInput,
): Promise<Community> {
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'restore');
    await saveVersion(tx, community, input.version, { archivedAt: null });
  });
  return communityOf(ctx, input.communityId);
}

/**
 * Writes a new version of a community whose lock is held.
 * @param seen the version that the edit is of
 * @throws ConflictError VERSION when somebody has edited it since
 */
export async function saveVersion(
  tx: Context,
  community: Community,
  seen: number,
  change: Partial<Community>,
): Promise<void> {
  if (community.version !== seen) throw new ConflictError('VERSION');
  await tx.db.update(Community, { id: community.id }, { ...change, version: seen + 1 });
}

/** @throws InvalidError when one of the domains does not exist */
export async function setDomains(
  tx: Context,
  communityId: string,
  domainIds: string[],
): Promise<void> {
  const missing = new InvalidError({ path: 'domainIds', rule: 'exists' });
  if (!domainIds.every(isId)) throw missing;
  // A domain that is being removed at this moment is waited for, and is then missing.
  const there = await rows(
    tx,
    'select id from domain where id = any($1) order by id for key share',
    [domainIds],
  );
  if (there.length !== new Set(domainIds).size) throw missing;
  await affected(
    tx,
    'delete from community_domain where community_id = $1 and domain_id <> all($2::uuid[])',
    [communityId, domainIds],
  );
  await affected(
    tx,
    `insert into community_domain (community_id, domain_id)
     select $1, unnest($2::uuid[]) on conflict do nothing`,
    [communityId, domainIds],
  );
}
