import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { CommunityFilter, MembershipFilter } from '../../../gql/graphql';

const MEMBERSHIPS: Record<string, MembershipFilter> = { mine: 'MINE', others: 'NOT_MINE' };

export interface DirectoryFilter {
  domain: string;
  /** '' for all, or one of the words of the address. */
  membership: string;
  search: string;
  archived: boolean;
}

/** What the directory shows, kept in the address so that it can be shared and gone back to. */
export function useDirectoryFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo<DirectoryFilter>(
    () => ({
      domain: params.get('domain') ?? '',
      membership: params.get('membership') ?? '',
      search: params.get('q') ?? '',
      archived: params.has('archived'),
    }),
    [params],
  );
  const change = useCallback(
    (next: Partial<DirectoryFilter>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          const put = (key: string, value: string | undefined) => {
            if (value === undefined) return;
            if (value) after.set(key, value);
            else after.delete(key);
          };
          put('domain', next.domain);
          put('membership', next.membership);
          put('q', next.search);
          put('archived', next.archived === undefined ? undefined : next.archived ? '1' : '');
          return after;
        },
        // Letters of a search are not places to go back to.
        { replace: next.search !== undefined, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return { filter, change };
}

/** The filter in the terms of the API. */
export function asked(filter: DirectoryFilter): CommunityFilter {
  return {
    domainSlug: filter.domain || null,
    membership: MEMBERSHIPS[filter.membership] ?? null,
    search: filter.search.trim() || null,
    archived: filter.archived,
  };
}

export const isNarrowed = (filter: DirectoryFilter): boolean =>
  Boolean(filter.domain || filter.membership || filter.search.trim() || filter.archived);
