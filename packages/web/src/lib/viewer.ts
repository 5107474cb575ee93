import type { ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql';

const ViewerQuery = graphql(`
  query Viewer {
    instance {
      name
      description
      signUpPolicy
      visitorsMayRead
      recognition
      viewerCan {
        administer { allowed reason }
        createCommunity { allowed reason }
        signUp { allowed reason }
      }
    }
    viewer {
      admin
      emailVerified
      dueBookmarks
      unreadNotices
      draftCount
      person { id handle name timeZone photo { small large } }
      memberships {
        id
        role
        state
        community { id slug name }
        viewerReading { level unreadThreads newThreads }
      }
    }
  }
`);

/**
 * Who asks and whose house it is; one query that all parts share. `viewer` is null for a visitor and
 * undefined while it is not known.
 */
export function useViewer() {
  const { data, error, refetch } = useQuery(ViewerQuery, { fetchPolicy: 'cache-first' });
  return { instance: data?.instance, viewer: data?.viewer, error, refetch };
}

/** Whose id it is that asks, once it is known. */
export async function viewerIdOf(client: ApolloClient): Promise<string | undefined> {
  const { data } = await client.query({ query: ViewerQuery, fetchPolicy: 'cache-first' });
  return data?.viewer?.person.id;
}
