import { graphql } from '../../gql';

/** What was given, and by whom. */
export const ContributionParts = graphql(`
  fragment ContributionParts on Contribution {
    kind
    id
    title
    path
    by { id handle name }
    community { id slug name }
  }
`);

/** One use, as it stands in every list. */
export const UseReportParts = graphql(`
  fragment UseReportParts on UseReport {
    id
    how
    words
    place
    changed
    shownTo
    createdAt
    editedAt
    removedAt
    version
    by { id handle name role organisation photo { small } }
    sharedAs { kind id title path }
  }
`);

export const TrailParts = graphql(`
  fragment TrailParts on Trail {
    useCount
    toShow
    workedCount
    adaptedCount
    placeCount
    since
    viewerCan {
      reportUse { allowed reason }
      thank { allowed reason }
    }
    uses(first: 5, after: $after) {
      edges { cursor node { id ...UseReportParts } }
      pageInfo { hasNextPage endCursor }
    }
    chain { ...TrailStepParts }
  }
`);

export const TrailStepParts = graphql(`
  fragment TrailStepParts on TrailStep {
    id
    parentId
    depth
    here
    contribution { ...ContributionParts }
    report { id how words place createdAt by { id handle name } }
  }
`);

export const ThanksParts = graphql(`
  fragment ThanksParts on Thanks {
    id
    words
    team
    createdAt
    removedAt
    from { id handle name photo { small } }
    to { id handle name }
    about { kind id title path }
    community { id slug name }
    viewerCan {
      remove { allowed reason }
      restore { allowed reason }
    }
  }
`);

/** What became of one contribution; asked by its kind, since each has a door of its own. */
export const TrailOf = graphql(`
  query TrailOf($id: ID!, $post: Boolean!, $resource: Boolean!, $event: Boolean!, $after: String) {
    post(id: $id) @include(if: $post) {
      id
      trail { ...TrailParts }
      thanks { id ...ThanksParts }
    }
    resource(id: $id) @include(if: $resource) {
      id
      trail { ...TrailParts }
      thanks { id ...ThanksParts }
    }
    event(id: $id) @include(if: $event) {
      id
      trail { ...TrailParts }
      thanks { id ...ThanksParts }
    }
  }
`);
