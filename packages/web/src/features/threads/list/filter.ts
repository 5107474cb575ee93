import type { ThreadKind } from '../../../gql/graphql';
import { isKind } from '../kinds';

/** Which threads of a community; kept in the address, so that it can be shared. */
export interface ThreadFilter {
  kind?: ThreadKind;
  tag?: string;
  unanswered?: boolean;
}

export function readFilter(search: URLSearchParams): ThreadFilter {
  const kind = search.get('kind')?.toUpperCase() ?? null;
  return {
    kind: isKind(kind) ? kind : undefined,
    tag: search.get('tag') ?? undefined,
    unanswered: search.has('unanswered') || undefined,
  };
}

export function writeFilter({ kind, tag, unanswered }: ThreadFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (unanswered) search.set('unanswered', '');
  else if (kind) search.set('kind', kind.toLowerCase());
  if (tag) search.set('tag', tag);
  return search;
}
