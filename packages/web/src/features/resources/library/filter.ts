import type { ResourceType } from '../../../gql/graphql';
import type { LibraryFilter } from '../../../lib/paths/resources';
import { isType } from '../kinds';

/** What of a library is shown, as its address says. */
export interface Shown extends LibraryFilter {
  type?: ResourceType | undefined;
}

export function readFilter(search: URLSearchParams): Shown {
  const type = search.get('type')?.toUpperCase();
  return {
    type: isType(type) ? type : undefined,
    tag: search.get('tag') || undefined,
    retired: search.has('retired') || undefined,
    byTitle: search.get('order') === 'title' || undefined,
  };
}
