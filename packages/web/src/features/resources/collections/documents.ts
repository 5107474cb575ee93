import { graphql } from '../../../gql';

/** A collection in a list. */
export const CollectionLine = graphql(`
  fragment CollectionLine on Collection {
    id
    title
    summary
    startHere
    changedAt
    community { id slug }
    items { id resource { id title } }
  }
`);

/** What a collection says of a resource that stands in it. */
export const CollectedResource = graphql(`
  fragment CollectedResource on Resource {
    id
    type
    form
    url
    title
    summary
    retiredAt
    linkBrokenAt
    supersededBy { id title community { id slug } }
    community { id slug }
  }
`);

export const CollectionParts = graphql(`
  fragment CollectionParts on Collection {
    id
    title
    summary
    startHere
    changedAt
    version
    removedAt
    community { id slug name }
    items { id markdown html resource { ...CollectedResource } }
    viewerCan {
      edit { allowed reason }
      remove { allowed reason }
      restore { allowed reason }
    }
  }
`);

/** The order of a list, and which of them newcomers read first, may be another after every change. */
export const CollectionsOfCommunity = graphql(`
  fragment CollectionsOfCommunity on Community {
    id
    collections { ...CollectionLine }
    startHere { id }
  }
`);

export const CollectionPage = graphql(`
  query CollectionPage($id: ID!) {
    collection(id: $id) { ...CollectionParts }
  }
`);

export const CreateCollection = graphql(`
  mutation CreateCollection($input: CreateCollectionInput!) {
    createCollection(input: $input) {
      ...CollectionParts
      community { ...CollectionsOfCommunity }
    }
  }
`);

export const EditCollection = graphql(`
  mutation EditCollection($input: EditCollectionInput!) {
    editCollection(input: $input) {
      ...CollectionParts
      community { ...CollectionsOfCommunity }
    }
  }
`);

export const RemoveCollection = graphql(`
  mutation RemoveCollection($input: CollectionInput!) {
    removeCollection(input: $input) {
      ...CollectionParts
      community { ...CollectionsOfCommunity }
    }
  }
`);

export const RestoreCollection = graphql(`
  mutation RestoreCollection($input: CollectionInput!) {
    restoreCollection(input: $input) {
      ...CollectionParts
      community { ...CollectionsOfCommunity }
    }
  }
`);

/** Where a resource stands; beside it. */
export const CollectionPlacesParts = graphql(`
  fragment CollectionPlacesParts on Resource {
    id
    title
    removedAt
    collections { place of collection { id title community { id slug } } }
    community { id slug viewerCan { curate { allowed reason } } }
  }
`);

export const AddToCollection = graphql(`
  mutation AddToCollection($input: AddToCollectionInput!) {
    addToCollection(input: $input) {
      ...CollectionParts
      items { id resource { ...CollectionPlacesParts } }
    }
  }
`);

export const CollectionsToChoose = graphql(`
  query CollectionsToChoose($slug: String!) {
    community(slug: $slug) { ...CollectionsOfCommunity }
  }
`);

/** All that can be put into a collection, by name. */
export const ResourcesToChoose = graphql(`
  query ResourcesToChoose($slug: String!, $after: String) {
    community(slug: $slug) {
      id
      resources(first: 100, order: TITLE, after: $after) {
        nodes { ...CollectedResource }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
