import { graphql } from '../../../gql';

/** One thing to read, with all that it shows. */
export const CatchUpItemParts = graphql(`
  fragment CatchUpItemParts on CatchUpItem {
    id
    section
    reason
    word
    seconds
    leftPosts
    lastPostId
    because { id title community { id slug } }
    thread {
      id
      title
      community { id slug name }
      viewerReading { readNumber unreadPosts unread isNew level reason }
    }
    posts { id number ...PostParts }
  }
`);

/** How much there is, for Home; asked by itself, so that Home waits for nothing. */
export const CatchUpEstimate = graphql(`
  query CatchUpEstimate {
    viewer { catchUp { minutes seconds itemCount } }
  }
`);

export const PassCatchUp = graphql(`
  mutation PassCatchUp($input: PassCatchUpInput!) {
    passCatchUp(input: $input) {
      id
      thread {
        id
        viewerReading { readNumber unreadPosts unread isNew level reason }
        community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
      }
    }
  }
`);

export const UndoPassCatchUp = graphql(`
  mutation UndoPassCatchUp($id: ID!) {
    undoPassCatchUp(input: { id: $id }) {
      id
      thread {
        id
        viewerReading { readNumber unreadPosts unread isNew level reason }
        community { id viewerMembership { id viewerReading { level unreadThreads newThreads } } }
      }
    }
  }
`);

export const FinishCatchUp = graphql(`
  mutation FinishCatchUp($upTo: DateTime!) {
    finishCatchUp(input: { upTo: $upTo }) { finishedAt }
  }
`);
