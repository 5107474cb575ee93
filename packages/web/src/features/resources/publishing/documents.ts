import { graphql } from '../../../gql';

/** Whether everybody may read a copy of it, and of which version. */
export const PublishingParts = graphql(`
  fragment PublishingParts on Resource {
    id
    title
    version
    removedAt
    retiredAt
    publication { id number publishedAt }
    community { id name visibility }
    viewerCan { publish { allowed reason } }
  }
`);

export const PublishResource = graphql(`
  mutation PublishResource($input: PublishResourceInput!) {
    publishResource(input: $input) { ...PublishingParts }
  }
`);

export const WithdrawPublication = graphql(`
  mutation WithdrawPublication($input: ResourceInput!) {
    withdrawPublication(input: $input) { ...PublishingParts }
  }
`);

export const PublishedRow = graphql(`
  fragment PublishedRow on PublishedResource {
    id
    form
    type
    title
    summary
    url
    tags
    publishedAt
    community { id slug name }
  }
`);

export const PublishedParts = graphql(`
  fragment PublishedParts on PublishedResource {
    id
    form
    type
    title
    summary
    url
    card { ...LinkCardParts }
    file { id name type bytes address width height }
    markdown
    html
    tags
    licence
    source
    number
    publishedAt
    publishedBy { id handle name }
    community { id slug name }
    retiredAt
    supersededBy { id title }
    resource { id version community { id slug } }
  }
`);
