import { graphql } from '../../../gql';

export const GiveThanks = graphql(`
  mutation GiveThanks($input: GiveThanksInput!) {
    giveThanks(input: $input) { id ...ThanksParts }
  }
`);

export const RemoveThanks = graphql(`
  mutation RemoveThanks($input: ThanksInput!) {
    removeThanks(input: $input) { id ...ThanksParts }
  }
`);

export const RestoreThanks = graphql(`
  mutation RestoreThanks($input: ThanksInput!) {
    restoreThanks(input: $input) { id ...ThanksParts }
  }
`);

/** Whom one may thank in a community, by name. */
export const ThankablePeople = graphql(`
  query ThankablePeople($slug: String!, $search: String) {
    viewer { person { id } }
    community(slug: $slug) {
      id
      members(first: 100, search: $search) {
        nodes { id person { id name } }
        pageInfo { hasNextPage }
      }
    }
  }
`);

/** The latest, for the page of the community. */
export const CommunityThanksParts = graphql(`
  fragment CommunityThanksParts on Community {
    id
    slug
    name
    latestThanks: thanks(first: 3) {
      edges { cursor node { id ...ThanksParts } }
      pageInfo { hasNextPage }
    }
    viewerCan { giveThanks { allowed reason } }
  }
`);

export const CommunityThanksQuery = graphql(`
  query CommunityThanksPage($slug: String!, $after: String) {
    instance { recognition }
    community(slug: $slug) {
      id
      slug
      name
      visibility
      charter { number }
      viewerMembership { id state }
      viewerCan { giveThanks { allowed reason } }
      thanks(first: 20, after: $after) {
        edges { cursor node { id ...ThanksParts } }
        pageInfo { hasNextPage endCursor }
      }
      ...CommunityFrame
    }
  }
`);
