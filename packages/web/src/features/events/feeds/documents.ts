import { graphql } from '../../../gql';

export const CalendarFeeds = graphql(`
  query CalendarFeeds {
    viewer {
      calendarFeeds {
        id
        scope
        createdAt
        lastReadAt
        community { id name }
        series { id title words }
      }
    }
  }
`);

/** The series of a session from which one comes, to subscribe to all of it. */
export const SeriesOfSession = graphql(`
  query SeriesOfSession($id: ID!) {
    event(id: $id) { id series { id title rule } }
  }
`);

export const MakeCalendarFeed = graphql(`
  mutation MakeCalendarFeed($input: MakeCalendarFeedInput!) {
    makeCalendarFeed(input: $input) { url feed { id } }
  }
`);

export const RemoveCalendarFeed = graphql(`
  mutation RemoveCalendarFeed($input: RemoveCalendarFeedInput!) {
    removeCalendarFeed(input: $input) { calendarFeeds { id } }
  }
`);

export const OwnEventSettings = graphql(`
  query OwnEventSettings {
    viewer { eventSettings { reminders calendarMails } }
  }
`);

export const SetEventSettings = graphql(`
  mutation SetEventSettings($input: SetEventSettingsInput!) {
    setEventSettings(input: $input) { eventSettings { reminders calendarMails } }
  }
`);
