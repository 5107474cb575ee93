import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { SimilarThreadsQuery } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';

const SimilarThreads = graphql(`
  query SimilarThreads($communityId: ID!, $title: String!) {
    similarThreads(communityId: $communityId, title: $title) {
      id
      title
      excerpt
      acceptedAt
      postCount
      community { id slug name }
    }
  }
`);

/** The title must rest this long before it is looked up. */
const REST_MS = 300;
/** With fewer signs it says nothing yet. */
const SHORTEST = 5;

type Similar = SimilarThreadsQuery['similarThreads'];

const none: Similar = [];

/** Threads with a title like this one. That they cannot be asked for is no reason to disturb who writes. */
export function useSimilar(communityId: string, title: string): Similar {
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const [found, setFound] = useState<Similar>(none);
  const said = useRef('');
  const typed = title.trim();

  useEffect(() => {
    if (typed.length < SHORTEST) {
      setFound(none);
      return;
    }
    const abort = new AbortController();
    const ask = async () => {
      const { data } = await client.query({
        query: SimilarThreads,
        variables: { communityId, title: typed },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal: abort.signal } },
      });
      if (abort.signal.aborted || !data) return;
      setFound(data.similarThreads);
      const ids = data.similarThreads.map(({ id }) => id).join();
      if (ids !== '' && ids !== said.current) {
        const count = data.similarThreads.length;
        announce(intl.formatMessage({ id: 'links.similar.said' }, { count }));
      }
      said.current = ids;
    };
    const timer = setTimeout(() => ask().catch(() => undefined), REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, communityId, typed, announce, intl]);

  return found;
}
