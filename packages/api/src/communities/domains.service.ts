import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { enforce } from '../kernel/policy';
import type { Rule } from '../kernel/rules';
import { transaction } from '../kernel/transaction';
import { Domain } from './domain.entity';
import { domainPolicy } from './domain.policy';
import type { CreateDomainInput, EditDomainInput, RemoveDomainInput } from './domains.inputs';
import { domainFor } from './domains.queries';
import { freeSlug, slugFrom } from './texts';

/** The root and two below it: a tree that can be taken in at a glance. */
export const DOMAIN_LEVELS = 3;

/**
 * The shape of the tree is a matter of several rows, so changes to it wait for each other; there are few.
 * @throws ForbiddenError NOT_ADMIN
 */
async function rearrange<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  enforce(domainPolicy(ctx.viewer, 'create'));
  return transaction(ctx, async (tx) => {
    await tx.db.query('lock table domain in share row exclusive mode');
    return work(tx);
  });
}

/** @throws InvalidError when the parent does not exist or is too deep; ConflictError TAKEN for the slug */
export async function createDomain(ctx: Context, input: CreateDomainInput): Promise<Domain> {
  return rearrange(ctx, (tx) =>
    once(
      tx,
      { mutation: 'createDomain', input },
      async (id) => {
        const all = await everything(tx);
        const parentId = input.parentId ?? null;
        checkPlace(all, id, parentId);
        const name = input.name.trim();
        const taken = all.map(({ slug }) => slug);
        await tx.db.insert(Domain, {
          id,
          name,
          parentId,
          slug: input.slug ?? freeSlug(slugFrom(name, 'domain'), taken),
          description: input.description?.trim() ?? '',
          createdAt: tx.clock.now(),
        });
        return domainFor(tx, id, 'see');
      },
      (id) => domainFor(tx, id, 'see'),
    ),
  );
}

/** @throws ConflictError VERSION, or TAKEN for the slug; InvalidError when it cannot stand there */
export async function editDomain(ctx: Context, input: EditDomainInput): Promise<Domain> {
  return rearrange(ctx, async (tx) => {
    const domain = await domainFor(tx, input.id, 'edit');
    if (domain.version !== input.version) throw new ConflictError('VERSION');
    const parentId = input.parentId === undefined ? domain.parentId : input.parentId;
    checkPlace(await everything(tx), domain.id, parentId);
    await tx.db.update(
      Domain,
      { id: domain.id },
      {
        name: input.name?.trim() ?? domain.name,
        slug: input.slug ?? domain.slug,
        description: input.description?.trim() ?? domain.description,
        parentId,
        version: domain.version + 1,
      },
    );
    return domainFor(tx, domain.id, 'see');
  });
}

/** Only what nothing stands on. @throws ConflictError IN_USE or VERSION */
export async function removeDomain(ctx: Context, input: RemoveDomainInput): Promise<Domain> {
  return rearrange(ctx, async (tx) => {
    const domain = await domainFor(tx, input.id, 'remove');
    if (domain.version !== input.version) throw new ConflictError('VERSION');
    // Waits for a community that is being put there at this moment.
    await rows(tx, 'select id from domain where id = $1 for update', [domain.id]);
    const used = await rows(
      tx,
      `select 1 from community_domain where domain_id = $1
       union all select 1 from domain where parent_id = $1 limit 1`,
      [domain.id],
    );
    if (used.length > 0) throw new ConflictError('IN_USE');
    await tx.db.delete(Domain, { id: domain.id });
    return domain;
  });
}

type Node = Pick<Domain, 'id' | 'parentId' | 'slug'>;

const everything = (tx: Context): Promise<Node[]> =>
  rows<Node>(tx, 'select id, parent_id as "parentId", slug from domain');

/** A domain may stand below another that exists, not below itself, and its own branch must fit under it. */
function checkPlace(all: Node[], id: string, parentId: string | null): void {
  if (parentId === null) return;
  const wrong = (rule: Rule) => new InvalidError({ path: 'parentId', rule });
  let above = 0;
  for (let at: string | null = parentId; at !== null; above += 1) {
    if (at === id) throw wrong('circle');
    const parent = all.find((node) => node.id === at);
    if (!parent) throw wrong('exists');
    at = parent.parentId;
  }
  if (above + height(all, id) > DOMAIN_LEVELS) throw wrong('depth');
}

/** How many levels a branch has, its top included. */
function height(all: Node[], id: string): number {
  const below = all.filter((node) => node.parentId === id).map((node) => height(all, node.id));
  return 1 + Math.max(0, ...below);
}
