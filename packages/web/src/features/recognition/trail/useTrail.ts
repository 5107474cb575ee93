import type { ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { readFragment } from '../../../gql';
import type { ContributionRef } from '../contribution';
import { ThanksParts, TrailOf, TrailParts } from '../documents';

export const trailVariables = ({ kind, id }: ContributionRef) => ({
  id,
  post: kind === 'POST',
  resource: kind === 'RESOURCE',
  event: kind === 'EVENT',
});

/** What became of a contribution, and the thanks for it; `trail` is null where recognition is switched off. */
export function useTrail(of: ContributionRef) {
  const { data, error, refetch, fetchMore } = useQuery(TrailOf, {
    variables: trailVariables(of),
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.post ?? data?.resource ?? data?.event;
  const trail = readFragment(TrailParts, found?.trail);
  return {
    trail,
    thanks: readFragment(ThanksParts, found?.thanks) ?? [],
    known: found !== undefined && found !== null,
    error,
    refetch,
    more: () => fetchMore({ variables: { after: trail?.uses.pageInfo.endCursor } }),
  };
}

/** Asks anew what became of it; the cache brings it to wherever it stands on the page. */
export const refreshTrail = (client: ApolloClient, of: ContributionRef): Promise<unknown> =>
  client
    .query({ query: TrailOf, variables: trailVariables(of), fetchPolicy: 'network-only' })
    .catch(() => undefined);
