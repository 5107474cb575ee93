import { graphql } from '../../gql';

/** All that a post shows. The cache holds posts by their id, so a change is seen wherever one stands. */
export const PostParts = graphql(`
  fragment PostParts on Post {
    id
    number
    markdown
    html
    createdAt
    editedAt
    version
    seq
    votes
    removedAt
    removalReason
    removedBy { id name handle }
    moved
    author {
      id
      handle
      name
      role
      organisation
      placeholder
      photo { small }
    }
    answers {
      id
      number
      author { id name }
    }
    source { site url author authorUrl licence licenceUrl }
    reactions { kind count }
    viewerReactions
    poll {
      id
      question
      kind
      minChoices
      maxChoices
      results
      namesShown
      closesAt
      closedAt
      voterCount
      resultsShown
      options { position text votes }
      ranking
      viewerVote
      outcome { markdown html }
      version
      viewerCan {
        vote { allowed reason }
        remove { allowed reason }
        close { allowed reason }
        writeOutcome { allowed reason }
      }
    }
    trail {
      toShow
      viewerCan {
        reportUse { allowed reason }
        thank { allowed reason }
      }
    }
    thanks { id removedAt }
    resources { id title }
    viewerBookmark { id note remindAt remindOn timeZone due removedAt version }
    viewerCan {
      edit { allowed reason }
      remove { allowed reason }
      restore { allowed reason }
      reply { allowed reason }
      accept { allowed reason }
      react { allowed reason }
      bookmark { allowed reason }
      lookAfter { allowed reason }
    }
  }
`);

/** What was done to the order of threads, as far as the viewer may see the other side. */
export const TraceParts = graphql(`
  fragment TraceParts on ThreadTrace {
    id
    kind
    at
    postCount
    reason
    title
    by { id name handle }
    thread { id title community { id slug } }
    community { id slug name }
  }
`);

/** What stands above and beside the posts, and what the viewer may do with the thread. */
export const ThreadHead = graphql(`
  fragment ThreadHead on Thread {
    id
    kind
    title
    tags
    version
    votes
    postCount
    participantCount
    lastPostNumber
    lastPostAt
    acceptedAt
    acceptedBy { id name handle }
    acceptedPost { id number ...PostParts }
    author { id }
    participants(first: 8) {
      id
      handle
      name
      role
      photo { small }
    }
    removedAt
    removalReason
    removedBy { id name handle }
    pinnedAt
    pinnedUntil
    closedAt
    closingReason
    closedBy { id name handle }
    source { site url author authorUrl licence licenceUrl }
    outcome { pollId question number html writtenAt writtenBy { id name } }
    traces { ...TraceParts }
    community { id slug name visibility viewerCan { shareResource { allowed reason } } }
    viewerCan {
      reply { allowed reason }
      edit { allowed reason }
      remove { allowed reason }
      restore { allowed reason }
      accept { allowed reason }
      lookAfter { allowed reason }
    }
  }
`);

/**
 * What the viewer has read of a thread, and how they follow it. Not part of the head: a change of that is told to all
 * readers at once, and this is for each another.
 */
export const ThreadReadingParts = graphql(`
  fragment ThreadReadingParts on Thread {
    id
    viewerReading { readNumber readAt unreadPosts unread isNew level reason }
  }
`);

/** One thread in a list. */
export const ThreadRow = graphql(`
  fragment ThreadRow on Thread {
    id
    kind
    title
    tags
    postCount
    participantCount
    lastPostAt
    lastPostAuthor { id name }
    author { id name }
    acceptedAt
    removedAt
    pinnedAt
    closedAt
    community { id slug name }
    viewerReading { readNumber unreadPosts unread isNew level }
  }
`);

/** What somebody has begun to write. */
export const DraftWords = graphql(`
  fragment DraftWords on Draft {
    id
    place
    placeId
    title
    kind
    tags
    markdown
    postVersion
    version
    copy
    savedAt
    answers { id number author { id name } }
  }
`);

export const ThreadDraft = graphql(`
  fragment ThreadDraft on Thread {
    id
    viewerDraft { ...DraftWords }
  }
`);
