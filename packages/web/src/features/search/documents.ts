import { graphql } from '../../gql';

/** Whatever was found of one kind, with its words marked. */
export const SearchHits = graphql(`
  fragment SearchHits on SearchHitConnection {
    nodes {
      group
      title { text marked }
      snippet { text marked }
      thread { id kind acceptedAt openedAt author { id name } community { id slug name } }
      post { id number createdAt author { id name } thread { id title community { id slug name } } }
      resource { id type retiredAt revisedAt steward { id name } community { id slug name } }
      event { id kind startsAt community { id slug name } }
      person { id handle name photo { small } }
      community { id slug name memberCount }
    }
    pageInfo { hasNextPage endCursor }
  }
`);
