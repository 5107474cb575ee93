import type { ApolloClient } from '@apollo/client';
import { graphql, readFragment } from '../../../gql';
import type { ThreadReadingPartsFragment } from '../../../gql/graphql';
import { ThreadReadingParts } from '../fragments';

const MarkUnread = graphql(`
  mutation MarkUnread($input: MarkUnreadInput!) {
    markUnread(input: $input) {
      ...ThreadReadingParts
      community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
    }
  }
`);

const BackWhereItWas = graphql(`
  mutation BackWhereItWas($read: RecordReadingInput!, $level: ThreadLevelInput!) {
    recordReading(input: $read) { id }
    setThreadLevel(input: $level) {
      ...ThreadReadingParts
      community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
    }
  }
`);

type Reading = NonNullable<ThreadReadingPartsFragment['viewerReading']>;

/** @returns what was read before, and what is now */
export async function markUnread(client: ApolloClient, threadId: string, number: number) {
  const kept = client.cache.readFragment({
    fragment: ThreadReadingParts,
    fragmentName: 'ThreadReadingParts',
    from: { __typename: 'Thread', id: threadId },
  });
  const { data } = await client.mutate({
    mutation: MarkUnread,
    variables: { input: { threadId, number } },
  });
  const now = data && readFragment(ThreadReadingParts, data.markUnread).viewerReading;
  return { before: kept?.viewerReading, posts: now?.unreadPosts ?? 0 };
}

/** As it was before: how far it was read, and how it was followed, which marking as unread may have changed. */
export async function backWhereItWas(client: ApolloClient, threadId: string, before: Reading) {
  await client.mutate({
    mutation: BackWhereItWas,
    variables: {
      read: { threads: [{ threadId, number: before.readNumber }] },
      level: { threadId, level: before.reason === 'CHOSEN' ? before.level : null },
    },
  });
}
