import { graphql } from '../../../gql';

export const Rsvp = graphql(`
  mutation Rsvp($input: RsvpInput!) {
    rsvp(input: $input) { ...EventAnswer }
  }
`);

export const WithdrawRsvp = graphql(`
  mutation WithdrawRsvp($input: EventInput!) {
    withdrawRsvp(input: $input) { ...EventAnswer }
  }
`);

export const RsvpToSeries = graphql(`
  mutation RsvpToSeries($input: RsvpToSeriesInput!) {
    rsvpToSeries(input: $input) { id viewerRsvp }
  }
`);

export const WithdrawSeriesRsvp = graphql(`
  mutation WithdrawSeriesRsvp($input: SeriesInput!) {
    withdrawSeriesRsvp(input: $input) { id viewerRsvp }
  }
`);

export const SetEventReminders = graphql(`
  mutation SetEventReminders($input: SetEventRemindersInput!) {
    setEventReminders(input: $input) { ...EventAnswer }
  }
`);

/** Who has answered what, a page of them. */
export const EventPeople = graphql(`
  query EventPeople($id: ID!, $answer: RsvpAnswer, $waiting: Boolean, $after: String) {
    event(id: $id) {
      id
      rsvps(first: 50, after: $after, answer: $answer, waiting: $waiting) {
        nodes {
          person { id handle name photo { small } }
          answer
          attending
          waiting
          waitingPlace
          note
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
