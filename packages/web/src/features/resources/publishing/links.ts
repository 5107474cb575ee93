/** What is shown of what the whole house knows: kept in the address, so that it can be shared. */
export interface KnownFilter {
  type?: string | undefined;
  tag?: string | undefined;
}

export function knownPath({ type, tag }: KnownFilter = {}): string {
  const search = new URLSearchParams();
  if (type) search.set('type', type.toLowerCase());
  if (tag) search.set('tag', tag);
  return `/library${search.size > 0 ? `?${search}` : ''}`;
}

/** The address of an exact copy that everybody may read. */
export const publishedPath = (id: string): string => `/library/${id}`;
