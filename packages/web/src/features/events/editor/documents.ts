import { graphql } from '../../../gql';

export const EventToEdit = graphql(`
  fragment EventToEdit on CommunityEvent {
    id
    version
    kind
    title
    descriptionMarkdown
    startsOn
    startsAt
    timeZone
    durationMinutes
    mode
    place
    joinUrl
    capacity
    state
    own
    host { id name }
    rounds { name minutes }
    community { id slug name }
    series { id rule startsOn words }
  }
`);

export const PreviewSeries = graphql(`
  query PreviewSeries($input: PreviewSeriesInput!) {
    previewSeries(input: $input) {
      words
      rule
      endless
      skipped
      occurrences { startsOn startsAt endsAt shifted }
      clockChanges { from timeZone before after people }
    }
  }
`);

export const ScheduleEvent = graphql(`
  mutation ScheduleEvent($input: ScheduleEventInput!) {
    scheduleEvent(input: $input) { id state community { id slug } }
  }
`);

export const EditEvent = graphql(`
  mutation EditEvent($input: EditEventInput!) {
    editEvent(input: $input) { ...EventToEdit ...EventLine }
  }
`);

/** As it stands now, for who was slower. */
export const EventNow = graphql(`
  query EventNow($id: ID!) {
    event(id: $id) { id ...EventToEdit }
  }
`);

export const PreviewEventChange = graphql(`
  query PreviewEventChange($input: PreviewEventChangeInput!) {
    previewEventChange(input: $input) { ...EventChangeParts }
  }
`);

export const PreviewCancel = graphql(`
  query PreviewCancel($input: PreviewCancelInput!) {
    previewCancel(input: $input) { ...EventChangeParts }
  }
`);

export const EventChangeParts = graphql(`
  fragment EventChangeParts on EventChangePreview {
    changed
    added
    cancelled
    removed
    going
    kept
    changes { event { id timeZone } before after what }
  }
`);

export const CancelEvent = graphql(`
  mutation CancelEvent($input: CancelEventInput!) {
    cancelEvent(input: $input) { ...EventToEdit ...EventLine }
  }
`);

export const RestoreEvent = graphql(`
  mutation RestoreEvent($input: RestoreEventInput!) {
    restoreEvent(input: $input) { ...EventToEdit ...EventLine }
  }
`);

export const FollowSeries = graphql(`
  mutation FollowSeries($input: FollowSeriesInput!) {
    followSeries(input: $input) { ...EventToEdit ...EventLine }
  }
`);

export const ConfirmEvent = graphql(`
  mutation ConfirmEvent($input: VersionedEventInput!) {
    confirmEvent(input: $input) { id state version }
  }
`);

export const DeclineEvent = graphql(`
  mutation DeclineEvent($input: DeclineEventInput!) {
    declineEvent(input: $input) { id state version }
  }
`);
