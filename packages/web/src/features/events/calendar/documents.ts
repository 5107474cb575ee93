import { graphql } from '../../../gql';

export const CalendarRange = graphql(`
  query CalendarRange($from: DateTime!, $until: DateTime!, $after: String, $mine: Boolean) {
    viewer {
      events(first: 100, after: $after, from: $from, until: $until, mine: $mine) {
        edges {
          cursor
          node {
            id
            title
            state
            startsAt
            endsAt
            timeZone
            community { id slug name }
            viewerRsvp { answer attending waiting }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
