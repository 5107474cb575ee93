import { graphql } from '../../../gql';

export const EventRecapParts = graphql(`
  fragment EventRecapParts on CommunityEvent {
    id
    startsAt
    endsAt
    community { id slug name }
    recapThread { id title }
    viewerCan { postRecap { allowed reason } }
  }
`);

/** Asked for when somebody begins: it is made of what stands there by then. */
export const RecapDraft = graphql(`
  query RecapDraft($id: ID!) {
    event(id: $id) { id recapDraft { title markdown } }
  }
`);

export const PostRecap = graphql(`
  mutation PostRecap($input: PostRecapInput!) {
    postRecap(input: $input) { ...EventRecapParts }
  }
`);
