import type { ReadingFilter, ThreadKind } from '../../../gql/graphql';
import { isKind } from '../kinds';

/** Which threads of a community; kept in the address, so that it can be shared. */
export interface ThreadFilter {
  kind?: ThreadKind;
  tag?: string;
  unanswered?: boolean;
  /** What of them waits for the viewer. */
  reading?: ReadingFilter;
}

export function readFilter(search: URLSearchParams): ThreadFilter {
  const kind = search.get('kind')?.toUpperCase() ?? null;
  const reading = search.get('reading')?.toUpperCase();
  return {
    kind: isKind(kind) ? kind : undefined,
    tag: search.get('tag') ?? undefined,
    unanswered: search.has('unanswered') || undefined,
    reading: reading === 'UNREAD' || reading === 'NEW' ? reading : undefined,
  };
}

export function writeFilter({ kind, tag, unanswered, reading }: ThreadFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (reading) search.set('reading', reading.toLowerCase());
  else if (unanswered) search.set('unanswered', '');
  else if (kind) search.set('kind', kind.toLowerCase());
  if (tag) search.set('tag', tag);
  return search;
}
