import { graphql } from '../../../gql';

export const EventMinutesParts = graphql(`
  fragment EventMinutesParts on CommunityEvent {
    id
    title
    startsAt
    state
    minutesMarkdown
    minutesHtml
    outcomeMarkdown
    outcomeHtml
    minutesVersion
    minutesAt
    recordingUrl
    minutesBy { id handle name }
    community { id }
    ...EventActionsParts
    viewerCan { writeMinutes { allowed reason } }
  }
`);

export const WriteMinutes = graphql(`
  mutation WriteMinutes($input: WriteMinutesInput!) {
    writeMinutes(input: $input) { ...EventMinutesParts }
  }
`);

/** What stands there now, after somebody else was first. */
export const MinutesNow = graphql(`
  query MinutesNow($id: ID!) {
    event(id: $id) { ...EventMinutesParts }
  }
`);
