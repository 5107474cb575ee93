import { graphql } from '../../gql';

/** What a line says of why it is there, as far as it can be changed. */
export const WhyParts = graphql(`
  fragment WhyParts on Notice {
    kind
    reason
    community { id slug name }
    thread { id }
  }
`);

/** As it is before it is changed, so that it can be made so again. */
export const WhyThread = graphql(`
  query WhyThread($id: ID!) {
    thread(id: $id) { id viewerReading { level reason } }
  }
`);
export const WhyCommunity = graphql(`
  query WhyCommunity($slug: String!) {
    community(slug: $slug) { id viewerMembership { id viewerReading { level } } }
  }
`);

export const WhyThreadLevel = graphql(`
  mutation WhyThreadLevel($input: ThreadLevelInput!) {
    setThreadLevel(input: $input) { id viewerReading { level reason } }
  }
`);
export const WhyCommunityLevel = graphql(`
  mutation WhyCommunityLevel($input: CommunityLevelInput!) {
    setCommunityLevel(input: $input) { id viewerReading { level } }
  }
`);
