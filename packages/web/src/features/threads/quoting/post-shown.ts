import type { ApolloClient } from '@apollo/client';
import type { PostPartsFragment } from '../../../gql/graphql';
import { PostParts } from '../fragments';

/** A post as the cache has it now. */
export function postShown(client: ApolloClient, id: string): PostPartsFragment | undefined {
  const from = { __typename: 'Post', id };
  const post = client.readFragment({ fragment: PostParts, fragmentName: 'PostParts', from });
  return (post as PostPartsFragment | null) ?? undefined;
}
