import { graphql } from '../../../gql';

export const FeedbackParts = graphql(`
  fragment FeedbackParts on Feedback {
    id
    keep
    try
    offer
    createdAt
    putAwayAt
    from { id handle name role organisation photo { small } }
    to { id handle name role organisation photo { small } }
    community { id slug name }
    viewerCan {
      withdraw { allowed reason }
      putAway { allowed reason }
      restore { allowed reason }
    }
  }
`);

export const FeedbackQuery = graphql(`
  query OwnFeedback($given: Boolean!, $after: String) {
    instance { recognition }
    viewer {
      feedback(given: $given, first: 20, after: $after) {
        edges { cursor node { id ...FeedbackParts } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const GiveFeedback = graphql(`
  mutation GiveFeedback($input: GiveFeedbackInput!) {
    giveFeedback(input: $input) { id ...FeedbackParts }
  }
`);

export const WithdrawFeedback = graphql(`
  mutation WithdrawFeedback($input: FeedbackInput!) {
    withdrawFeedback(input: $input) { id ...FeedbackParts }
  }
`);

export const PutAwayFeedback = graphql(`
  mutation PutAwayFeedback($input: FeedbackInput!) {
    putAwayFeedback(input: $input) { id ...FeedbackParts }
  }
`);

export const RestoreFeedback = graphql(`
  mutation RestoreFeedback($input: FeedbackInput!) {
    restoreFeedback(input: $input) { id ...FeedbackParts }
  }
`);
