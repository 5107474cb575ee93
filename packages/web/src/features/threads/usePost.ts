import { useFragment } from '@apollo/client/react';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { PostParts, ThreadHead } from './fragments';

/** A post as the cache knows it now; undefined while it is not there whole. */
export function usePost(id: string | undefined): PostPartsFragment | undefined {
  const { data, complete } = useFragment({
    fragment: PostParts,
    fragmentName: 'PostParts',
    from: id ? { __typename: 'Post', id } : null,
  });
  return id && complete ? (data as PostPartsFragment) : undefined;
}

/** The head of a thread as the cache knows it now. */
export function useThreadHead(id: string): ThreadHeadFragment | undefined {
  const { data, complete } = useFragment({
    fragment: ThreadHead,
    fragmentName: 'ThreadHead',
    from: { __typename: 'Thread', id },
  });
  return complete ? (data as ThreadHeadFragment) : undefined;
}
