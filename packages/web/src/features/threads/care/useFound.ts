import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { graphql } from '../../../gql';
import type { FoundByTitleQuery } from '../../../gql/graphql';

const FoundByTitle = graphql(`
  query FoundByTitle($communityId: ID!, $title: String!) {
    similarThreads(communityId: $communityId, title: $title) {
      id
      title
      postCount
      community { id name slug visibility }
      viewerCan { lookAfter { allowed } }
    }
  }
`);
const FoundByAddress = graphql(`
  query FoundByAddress($id: ID!) {
    thread(id: $id) {
      id
      title
      postCount
      community { id name slug visibility }
      viewerCan { lookAfter { allowed } }
    }
  }
`);

export type Found = FoundByTitleQuery['similarThreads'][number];

const ADDRESS = /\/t\/([0-9a-f-]{36})/i;
/** Nobody has typed a word of a title before that. */
const SHORTEST = 3;
/** A pause in typing. */
const PAUSE_MS = 250;

/** Threads that a text names: by its words, or as an address that was pasted. */
export function useFound(
  thread: { id: string; community: { id: string } },
  typed: string,
): { found: Found[]; searched: boolean } {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const id = ADDRESS.exec(text)?.[1];
  const byAddress = useQuery(FoundByAddress, { variables: { id: id ?? '' }, skip: !id });
  const byTitle = useQuery(FoundByTitle, {
    variables: { communityId: thread.community.id, title: text },
    skip: Boolean(id) || text.length < SHORTEST,
  });
  const one = byAddress.data?.thread;
  const all = id ? (one ? [one] : []) : (byTitle.data?.similarThreads ?? []);
  const asked = id ? byAddress : byTitle;
  return {
    found: all.filter((other) => other.id !== thread.id),
    searched: !asked.loading && (Boolean(id) || text.length >= SHORTEST),
  };
}
