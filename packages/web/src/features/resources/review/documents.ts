import { graphql } from '../../../gql';

/** What one sees before one says whether it is still good. */
export const ReviewLineParts = graphql(`
  fragment ReviewLineParts on Resource {
    id
    type
    title
    summary
    url
    reviewOn
    reviewedAt
    linkBrokenAt
    retiredAt
    createdAt
    steward { id handle name }
    reviewedBy { id handle name }
    community { id slug name }
    viewerCan {
      edit { allowed reason }
      review { allowed reason }
      retire { allowed reason }
    }
  }
`);

export const ReviewFromQueue = graphql(`
  mutation ReviewFromQueue($input: ReviewResourceInput!) {
    reviewResource(input: $input) { ...ReviewLineParts }
  }
`);

export const ReviveFromQueue = graphql(`
  mutation ReviveFromQueue($input: ResourceInput!) {
    reviveResource(input: $input) { ...ReviewLineParts }
  }
`);

/** What one is to look at oneself, in all communities. */
export const OwnToReview = graphql(`
  query OwnToReview {
    viewer {
      resourcesToReview { id title linkBrokenAt community { id slug name } }
    }
  }
`);
