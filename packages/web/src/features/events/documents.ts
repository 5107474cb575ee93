import { graphql } from '../../gql';

/** What changes with an answer. */
export const EventAnswer = graphql(`
  fragment EventAnswer on CommunityEvent {
    id
    mode
    place
    capacity
    seatsTaken
    goingCount
    remoteCount
    maybeCount
    waitingCount
    startsAt
    endsAt
    timeZone
    hasJoinUrl
    joinUrl
    joinUrlFrom
    viewerRsvp { answer attending waiting waitingPlace fromSeries note reminders }
    viewerCan { rsvp { allowed reason } }
  }
`);

/** A line of a list. */
export const EventLine = graphql(`
  fragment EventLine on CommunityEvent {
    id
    title
    kind
    state
    cancelReason
    own
    community { id slug name }
    series { id rule }
    ...EventAnswer
  }
`);
