import { graphql } from '../../../gql';

export const KnowledgeQuery = graphql(`
  query Knowledge($handle: String!, $usesAfter: String, $thanksAfter: String) {
    instance { recognition }
    viewer { person { id } recognition { asks publishedAt } }
    person(handle: $handle) {
      id
      handle
      name
      photo { small large }
      knowledge {
        publishedAt
        useCount
        workedCount
        adaptedCount
        personCount
        contributionCount
        departments
        since
        communities { id slug name }
        uses(first: 10, after: $usesAfter) {
          edges { cursor node { id of { ...ContributionParts } ...UseReportParts } }
          pageInfo { hasNextPage endCursor }
        }
        thanks(first: 10, after: $thanksAfter) {
          edges { cursor node { id ...ThanksParts } }
          pageInfo { hasNextPage endCursor }
        }
        chains { ...TrailStepParts }
      }
    }
  }
`);
