import type { ApolloClient } from '@apollo/client';
import { graphql } from '../../../gql';
import type { ReadingLevel } from '../../../gql/graphql';

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

export async function markUnread(client: ApolloClient, threadId: string, number: number) {
  await client.mutate({ mutation: MarkUnread, variables: { input: { threadId, number } } });
}

interface Before {
  readNumber: number;
  level: ReadingLevel;
  chosen: boolean;
}

/** As it was before: how far it was read, and how it was followed, which marking as unread may have changed. */
export async function backWhereItWas(client: ApolloClient, threadId: string, before: Before) {
  await client.mutate({
    mutation: BackWhereItWas,
    variables: {
      read: { threads: [{ threadId, number: before.readNumber }] },
      level: { threadId, level: before.chosen ? before.level : null },
    },
  });
}
