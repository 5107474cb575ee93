import { graphql } from '../../../gql';
import type { ReadingLevel } from '../../../gql/graphql';

/** From the closest to the farthest. */
export const LEVELS = ['WATCHING', 'TRACKING', 'NORMAL', 'MUTED'] as const satisfies ReadingLevel[];

export const SetThreadLevel = graphql(`
  mutation SetThreadLevel($input: ThreadLevelInput!) {
    setThreadLevel(input: $input) {
      ...ThreadReadingParts
      community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
    }
  }
`);

export const SetCommunityLevel = graphql(`
  mutation SetCommunityLevel($input: CommunityLevelInput!) {
    setCommunityLevel(input: $input) {
      id
      viewerReading { level unreadThreads newThreads }
    }
  }
`);
