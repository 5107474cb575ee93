import { graphql } from '../../../gql';

/** The links of a thread, on both sides; apart from its head, which live changes carry to everybody. */
export const ThreadLinks = graphql(`
  fragment ThreadLinks on Thread {
    id
    links {
      kind
      incoming
      number
      otherNumber
      thread { id title community { id slug name } }
    }
  }
`);

export const LinksAgain = graphql(`
  query LinksAgain($threadId: ID!) {
    thread(id: $threadId) { ...ThreadLinks }
  }
`);
