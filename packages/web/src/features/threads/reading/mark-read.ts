import type { ApolloClient } from '@apollo/client';
import { graphql } from '../../../gql';

const MarkRead = graphql(`
  mutation MarkRead($input: MarkReadInput!) {
    markRead(input: $input) {
      id
      threadCount
      memberships { id viewerReading { level unreadThreads newThreads } }
    }
  }
`);

const UndoMarkRead = graphql(`
  mutation UndoMarkRead($input: ReadMarkInput!) {
    undoMarkRead(input: $input) {
      id
      threadCount
      memberships { id viewerReading { level unreadThreads newThreads } }
    }
  }
`);

/** Lists of threads: what stands in them, and how, changes with a mark. */
const LISTS: ReadonlySet<string | undefined> = new Set(['Home', 'CommunityThreads']);

const listsAgain = (client: ApolloClient) =>
  client.refetchQueries({
    include: 'active',
    onQueryUpdated: ({ queryName }) => LISTS.has(queryName),
  });

/** Marks a community, or without one everything, as read. @returns what takes it back, and how many threads it was */
export async function markRead(client: ApolloClient, communityId?: string) {
  const { data } = await client.mutate({
    mutation: MarkRead,
    variables: { input: { communityId } },
  });
  if (!data) throw new Error('The API has answered nothing.');
  const { id, threadCount } = data.markRead;
  await listsAgain(client);
  const takeBack = async () => {
    await client.mutate({ mutation: UndoMarkRead, variables: { input: { id } } });
    await listsAgain(client);
  };
  return { threadCount, takeBack };
}
