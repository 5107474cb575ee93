interface Place {
  id: string;
  community: { slug: string };
}

/** What of a library: kept in the address, so that it can be shared. */
export interface LibraryFilter {
  type?: string | undefined;
  tag?: string | undefined;
  retired?: boolean | undefined;
  byTitle?: boolean | undefined;
}

export function libraryPath(slug: string, filter: LibraryFilter = {}): string {
  const search = new URLSearchParams();
  if (filter.type) search.set('type', filter.type.toLowerCase());
  if (filter.tag) search.set('tag', filter.tag);
  if (filter.retired) search.set('retired', '');
  if (filter.byTitle) search.set('order', 'title');
  return `/c/${slug}/library${search.size > 0 ? `?${search}` : ''}`;
}

/** Where a resource is for ever, also when another has taken its place. */
export const resourcePath = ({ id, community }: Place): string =>
  `/c/${community.slug}/library/${id}`;

export const editResourcePath = (resource: Place): string => `${resourcePath(resource)}/edit`;
export const suggestPath = (resource: Place): string => `${resourcePath(resource)}/suggest`;
export const historyPath = (resource: Place): string => `${resourcePath(resource)}/history`;

export const suggestionPath = (resource: Place, suggestionId: string): string =>
  `${resourcePath(resource)}/suggestions/${suggestionId}`;

/** What something new comes out of, at most one of them. */
export interface Origin {
  /** A post that is to be kept. */
  post?: string;
  /** An event whose recording is to be kept. */
  event?: string;
  /** One's own report of a use: what was made of it is shared again. */
  use?: string;
}

/** Where something is shared with a community. */
export function shareResourcePath(slug: string, origin: Origin = {}): string {
  const search = new URLSearchParams(Object.entries(origin));
  return `/c/${slug}/library/new${search.size > 0 ? `?${search}` : ''}`;
}
