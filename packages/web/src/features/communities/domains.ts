import { graphql } from '../../gql';

export const CommunityDomain = graphql(`
  fragment CommunityDomain on Domain {
    id
    slug
    name
    description
    communityCount
    parent { id }
  }
`);
