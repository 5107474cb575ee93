import { graphql } from '../../gql';

/** All that the page of a resource shows. The cache holds it by its id, so a change is seen wherever it stands. */
export const ResourceParts = graphql(`
  fragment ResourceParts on Resource {
    id
    form
    type
    title
    summary
    url
    markdown
    html
    tags
    licence
    source
    createdAt
    revisedAt
    version
    reviewOn
    reviewedAt
    retiredAt
    removedAt
    removalReason
    linkBrokenAt
    community { id slug name }
    steward { id handle name photo { small } }
    sharedBy { id handle name }
    revisedBy { id handle name }
    reviewedBy { id handle name }
    supersededBy { id title community { id slug } }
    file { id name type bytes address width height }
    domains { id slug name }
    originPost { id number thread { id title postCount openedAt community { id slug } } }
    originEvent { id title startsAt community { id slug } }
    thread { id postCount community { id slug } }
    waiting: suggestions(state: OPEN) { id suggestedAt suggestedBy { id name } }
    viewerCan {
      edit { allowed reason }
      suggest { allowed reason }
      review { allowed reason }
      retire { allowed reason }
      adopt { allowed reason }
      handOn { allowed reason }
      publish { allowed reason }
      comment { allowed reason }
      remove { allowed reason }
      restore { allowed reason }
    }
    card { ...LinkCardParts }
    ...ResourceRow
    ...CollectionPlacesParts
    ...PublishingParts
  }
`);

export const ShareResource = graphql(`
  mutation ShareResource($input: ShareResourceInput!) {
    shareResource(input: $input) { ...ResourceParts }
  }
`);

export const ReviseResource = graphql(`
  mutation ReviseResource($input: ReviseResourceInput!) {
    reviseResource(input: $input) { ...ResourceParts }
  }
`);

export const RemoveResource = graphql(`
  mutation RemoveResource($input: RemoveResourceInput!) {
    removeResource(input: $input) { ...ResourceParts }
  }
`);

export const RestoreResource = graphql(`
  mutation RestoreResource($input: ResourceInput!) {
    restoreResource(input: $input) { ...ResourceParts }
  }
`);

export const ReviewResource = graphql(`
  mutation ReviewResource($input: ReviewResourceInput!) {
    reviewResource(input: $input) { ...ResourceParts }
  }
`);

export const RetireResource = graphql(`
  mutation RetireResource($input: RetireResourceInput!) {
    retireResource(input: $input) { ...ResourceParts }
  }
`);

export const ReviveResource = graphql(`
  mutation ReviveResource($input: ResourceInput!) {
    reviveResource(input: $input) { ...ResourceParts }
  }
`);

export const AdoptResource = graphql(`
  mutation AdoptResource($input: ResourceInput!) {
    adoptResource(input: $input) { ...ResourceParts }
  }
`);

export const HandOnResource = graphql(`
  mutation HandOnResource($input: HandOnResourceInput!) {
    handOnResource(input: $input) { ...ResourceParts }
  }
`);
