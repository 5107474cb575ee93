import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, grouped } from '../kernel/loaders';
import { enforce } from '../kernel/policy';
import { listedFor } from './communities.queries';
import { Domain, domainColumns } from './domain.entity';
import { type DomainAction, domainPolicy } from './domain.policy';

/** Each domain with itself and all that stand below it, as rows (root, id). */
export const DOMAIN_TREE = `
  tree as (
    select id as root, id from domain
    union all
    select tree.root, d.id from tree join domain d on d.parent_id = tree.id
  )`;

/** The whole shallow tree, by name; empty for somebody to whom the house shows nothing. */
export async function domains(ctx: Context): Promise<Domain[]> {
  return domainPolicy(ctx.viewer, 'see').allowed ? allDomains(ctx) : [];
}

async function allDomains(ctx: Context): Promise<Domain[]> {
  return allDomainsLoader(ctx).load('all');
}

/** There are a few dozen at most, so parents and children come from one statement for the whole tree. */
const allDomainsLoader = defineLoader<'all', Domain[]>(async (ctx, keys) => {
  const found = await rows<Domain>(
    ctx,
    `select ${domainColumns('d')} from domain d order by lower(d.name) collate "C", d.id`,
  );
  return keys.map(() => found);
});

/**
 * The one door to a domain.
 * @throws NotFoundError when there is none; ForbiddenError or UnauthenticatedError when the viewer may not
 */
export async function domainFor(ctx: Context, id: string, action: DomainAction): Promise<Domain> {
  return admit(ctx, isId(id) ? await one(ctx, 'd.id = $1', id) : undefined, action);
}

export async function domainBySlug(ctx: Context, slug: string): Promise<Domain> {
  return admit(ctx, await one(ctx, 'd.slug = $1', slug), 'see');
}

function admit(ctx: Context, domain: Domain | undefined, action: DomainAction): Domain {
  enforce(domainPolicy(ctx.viewer, 'see'));
  if (!domain) throw new NotFoundError();
  enforce(domainPolicy(ctx.viewer, action));
  return domain;
}

async function one(ctx: Context, condition: string, value: string): Promise<Domain | undefined> {
  const [domain] = await rows<Domain>(
    ctx,
    `select ${domainColumns('d')} from domain d where ${condition}`,
    [value],
  );
  return domain;
}

export async function parentOf(ctx: Context, domain: Domain): Promise<Domain | null> {
  if (domain.parentId === null) return null;
  return (await allDomains(ctx)).find(({ id }) => id === domain.parentId) ?? null;
}

export async function childrenOf(ctx: Context, domain: Domain): Promise<Domain[]> {
  return (await allDomains(ctx)).filter(({ parentId }) => parentId === domain.id);
}

/** The domains of a community, by name. */
export const domainsOfCommunity = defineLoader<string, Domain[]>(async (ctx, communityIds) => {
  const found = await rows<Domain & { communityId: string }>(
    ctx,
    `select ${domainColumns('d')}, cd.community_id as "communityId"
       from community_domain cd join domain d on d.id = cd.domain_id
      where cd.community_id = any($1) order by lower(d.name) collate "C", d.id`,
    [communityIds],
  );
  return grouped(communityIds, found, (row) => row.communityId);
});

/** How many communities the viewer finds there, those of the domains below included. */
export const communityCount = defineLoader<string, number>(async (ctx, domainIds) => {
  const params: unknown[] = [domainIds];
  const counts = await rows<{ root: string; count: number }>(
    ctx,
    `with recursive ${DOMAIN_TREE}
     select tree.root, count(distinct c.id) as count
       from tree join community_domain cd on cd.domain_id = tree.id
       join community c on c.id = cd.community_id
      where tree.root = any($1) and c.archived_at is null and ${listedFor(ctx.viewer, 'c', params)}
      group by tree.root`,
    params,
  );
  const byDomain = new Map(counts.map(({ root, count }) => [root, count]));
  return domainIds.map((id) => byDomain.get(id) ?? 0);
});
