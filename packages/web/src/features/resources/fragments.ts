import { graphql } from '../../gql';

/** One line of a list of resources. */
export const ResourceRow = graphql(`
  fragment ResourceRow on Resource {
    id
    form
    type
    title
    summary
    url
    tags
    revisedAt
    retiredAt
    linkBrokenAt
    steward { id handle name }
    community { id slug name }
  }
`);
