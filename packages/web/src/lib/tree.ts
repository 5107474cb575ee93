interface Placed {
  id: string;
  parent?: { id: string } | null;
}

/**
 * The flat list of domains as a tree that is read from above: every parent before its children.
 * @returns each with its depth, 0 at the root
 */
export function treeOf<D extends Placed>(domains: readonly D[]): { domain: D; depth: number }[] {
  const known = new Set(domains.map(({ id }) => id));
  const below = (parentId: string | undefined, depth: number): { domain: D; depth: number }[] =>
    domains
      .filter(({ parent }) => {
        // A parent that is not in the list leaves its children at the root, not nowhere.
        const id = parent && known.has(parent.id) ? parent.id : undefined;
        return id === parentId;
      })
      .flatMap((domain) => [{ domain, depth }, ...below(domain.id, depth + 1)]);
  return below(undefined, 0);
}
