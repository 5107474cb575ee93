import { graphql } from '../../../gql';

export const HandoverParts = graphql(`
  fragment HandoverParts on Handover {
    happenedMarkdown
    happenedHtml
    openMarkdown
    openHtml
    tryMarkdown
    tryHtml
    items {
      kind
      id
      action { id text dueOn doneAt owner { id name } event { id } }
      thread { id title }
      person { id handle name photo { small } }
    }
    writtenAt
    writtenBy { id name }
    version
  }
`);

export const TurnPage = graphql(`
  fragment TurnPage on Turn {
    id
    ...TurnParts
    rotation { id ...RotationParts }
    event { id title startsAt }
    checklist { key when tickedAt tickedBy { id name } }
    history { id what at person { id name } by { id name } }
    previousHandover { ...HandoverParts }
    handover { ...HandoverParts }
    handoverOffers {
      actions { id text dueOn owner { id name } }
      questions { id title }
      members { id handle name photo { small } }
    }
  }
`);

export const TickTurn = graphql(`
  mutation TickTurn($input: TickTurnInput!) {
    tickTurn(input: $input) { id checklist { key when tickedAt tickedBy { id name } } }
  }
`);

export const HandOver = graphql(`
  mutation HandOver($input: HandOverInput!) {
    handOver(input: $input) { id ...TurnPage }
  }
`);
