import { graphql } from '../../../gql';

/** The head of a thread and the first window of its posts in one request. */
export const OpenThread = graphql(`
  query OpenThread($threadId: ID!, $first: Int, $last: Int, $around: Int, $resume: Boolean) {
    thread(id: $threadId) {
      ...ThreadHead
      ...ThreadLinks
      ...ThreadReadingParts
      ...ThreadDraft
      community { id activitySeq }
      posts(first: $first, last: $last, around: $around, resume: $resume) {
        edges {
          cursor
          node { id number ...PostParts }
        }
        pageInfo { hasNextPage hasPreviousPage }
      }
    }
  }
`);

export const MorePosts = graphql(`
  query MorePosts($threadId: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    thread(id: $threadId) {
      id
      posts(first: $first, after: $after, last: $last, before: $before) {
        edges {
          cursor
          node { id number ...PostParts }
        }
        pageInfo { hasNextPage hasPreviousPage }
      }
    }
  }
`);

export const ThreadChanged = graphql(`
  subscription ThreadChanged($threadId: ID!) {
    threadChanged(threadId: $threadId) {
      kind
      seq
      post { id number ...PostParts }
      thread { ...ThreadHead }
    }
  }
`);

export const CatchUp = graphql(`
  query CatchUp($threadId: ID!, $afterSeq: Int!) {
    thread(id: $threadId) {
      id
      changes(afterSeq: $afterSeq) {
        seq
        more
        posts { id number ...PostParts }
        thread { ...ThreadHead }
      }
    }
  }
`);

/** What the viewer may do can change without a change of the thread: after the rules were accepted. */
export const ThreadAgain = graphql(`
  query ThreadAgain($threadId: ID!) {
    thread(id: $threadId) { ...ThreadHead }
  }
`);
