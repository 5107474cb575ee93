import { useFragment } from '@apollo/client/react';
import { createContext, useContext } from 'react';
import type { ThreadLinksFragment } from '../../../gql/graphql';
import { ThreadLinks } from './documents';

export type Link = ThreadLinksFragment['links'][number];

const none: readonly Link[] = [];
const Links = createContext<readonly Link[]>(none);

export const LinksProvider = Links.Provider;

/** The links of the thread that is being read. */
export const useLinks = (): readonly Link[] => useContext(Links);

/** The links of a thread as the cache knows them now. */
export function useLinksOf(threadId: string): readonly Link[] {
  const { data, complete } = useFragment({
    fragment: ThreadLinks,
    fragmentName: 'ThreadLinks',
    from: { __typename: 'Thread', id: threadId },
  });
  return complete ? (data as ThreadLinksFragment).links : none;
}
