import { graphql } from '../../../gql';

export const NoticeLine = graphql(`
  fragment NoticeLine on Notice {
    id
    kind
    reason
    detail
    unread
    happenings
    latestAt
    cameBack
    doneAt
    snoozedUntil
    version
    otherActors
    actors { id name photo { small } }
    community { id slug name }
    thread { id title }
    event { id title startsAt }
    turn { id startsAt event { id title } }
    useReport { id words of { kind id title } }
    thanks { id words about { kind id title path } }
    useAsk { id of { kind id title } }
    resource { id title community { slug } }
    post { id number }
    ...WhyParts
  }
`);

/** The view as it is now, to be compared with what is shown: asked for apart, so that the shown list stays. */
export const InboxNow = graphql(`
  query InboxNow($view: InboxView!, $first: Int!) {
    viewer {
      unreadNotices
      now: inbox(view: $view, first: $first) { edges { cursor node { ...NoticeLine } } }
    }
  }
`);

export const InboxCount = graphql(`
  query InboxCount { viewer { unreadNotices } }
`);

export const InboxChanged = graphql(`
  subscription InboxChanged { inboxChanged { unread } }
`);

export const MarkNoticesRead = graphql(`
  mutation MarkNoticesRead($input: NoticesInput!) {
    markNoticesRead(input: $input) { unread notices { id unread doneAt snoozedUntil latestAt cameBack version } }
  }
`);
export const MarkNoticesUnread = graphql(`
  mutation MarkNoticesUnread($input: NoticesInput!) {
    markNoticesUnread(input: $input) { unread notices { id unread doneAt snoozedUntil latestAt cameBack version } }
  }
`);
export const FinishNotices = graphql(`
  mutation FinishNotices($input: NoticesInput!) {
    finishNotices(input: $input) { unread notices { id unread doneAt snoozedUntil latestAt cameBack version } }
  }
`);
export const ReopenNotices = graphql(`
  mutation ReopenNotices($input: ReopenNoticesInput!) {
    reopenNotices(input: $input) { unread notices { id unread doneAt snoozedUntil latestAt cameBack version } }
  }
`);
export const SnoozeNotices = graphql(`
  mutation SnoozeNotices($input: SnoozeNoticesInput!) {
    snoozeNotices(input: $input) { unread notices { id unread doneAt snoozedUntil latestAt cameBack version } }
  }
`);
