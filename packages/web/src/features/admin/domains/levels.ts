import type { AdminDomainFragment } from '../../../gql/graphql';

/** As the API has it: the root and two below it, a tree that can be taken in at a glance. */
export const LEVELS = 3;

export interface Placed {
  domain: AdminDomainFragment;
  depth: number;
}

/** How many levels stand below a domain. */
function heightBelow(tree: Placed[], id: string): number {
  const below = tree.filter(({ domain }) => domain.parent?.id === id);
  return below.length && 1 + Math.max(...below.map(({ domain }) => heightBelow(tree, domain.id)));
}

/** Below which domains another (or a new one) fits: not below itself, and not too deep. */
export function possibleParents(tree: Placed[], id: string | undefined): Placed[] {
  const height = id ? heightBelow(tree, id) : 0;
  const own = new Set(id ? [id] : []);
  return tree.filter(({ domain, depth }) => {
    if (domain.parent && own.has(domain.parent.id)) own.add(domain.id);
    return !own.has(domain.id) && depth + 1 + height < LEVELS;
  });
}
