import { createCommunity } from '../communities/community.create';
import { Visibility } from '../communities/community.entity';
import { type Services, systemContext } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { ImportRefusedError } from './import.errors';

/** As long as a community's name may be. */
const NAME_LENGTH = 80;

/**
 * Opens a community for the questions of a site, with the first admin as its steward; nothing when there is one.
 * @returns whether it was opened now
 * @throws ImportRefusedError when nobody could be its steward
 */
export async function ensureCommunity(
  services: Services,
  { slug, site }: { slug: string; site: string },
): Promise<boolean> {
  const ctx = systemContext(services);
  const known = await rows(ctx, 'select 1 from community where slug = $1', [slug]);
  if (known.length > 0) return false;
  const [admin] = await rows<{ id: string }>(
    ctx,
    `select id from person where admin and deactivated_at is null and not placeholder
      order by created_at, id limit 1`,
  );
  if (!admin) {
    throw new ImportRefusedError(
      'A new community needs a steward, and there is no admin yet; make one with "guildhall user create-admin".',
    );
  }
  await createCommunity(ctx, {
    name: site.slice(0, NAME_LENGTH),
    slug,
    visibility: Visibility.OPEN,
    domainIds: [],
    purpose: `Questions and answers from ${site}, to be read and carried on here.`,
    goals: [],
    forWhom: '',
    cadence: '',
    groundRules: 'Be kind, and say where something comes from when it is not your own.',
    stewardId: admin.id,
    clientMutationId: newId(),
  });
  return true;
}
