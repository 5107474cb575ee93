import { graphql } from '../../../gql';

export const EventAgendaParts = graphql(`
  fragment EventAgendaParts on CommunityEvent {
    id
    kind
    state
    startsAt
    endsAt
    rounds { name minutes }
    community { id slug }
    agenda {
      id
      kind
      title
      notes
      minutes
      startsAt
      voteCount
      viewerVoted
      state
      version
      person { id handle name photo { small } }
      addedBy { id name }
      thread { id title }
      viewerCan {
        edit { allowed reason }
        vote { allowed reason }
        settle { allowed reason }
      }
    }
    openActions {
      id
      text
      dueOn
      doneAt
      overdue
      version
      owner { id handle name photo { small } }
      event { id title startsAt community { id slug } }
      viewerCan { edit { allowed reason } done { allowed reason } }
    }
    viewerCan {
      bringPoint { allowed reason }
      lookAfter { allowed reason }
    }
  }
`);

/** What was agreed at an event. */
export const EventActionsParts = graphql(`
  fragment EventActionsParts on CommunityEvent {
    id
    startsAt
    community { id slug }
    actions {
      id
      text
      dueOn
      doneAt
      overdue
      version
      owner { id handle name photo { small } }
      event { id title startsAt community { id slug } }
      viewerCan { edit { allowed reason } done { allowed reason } }
    }
    viewerCan { writeMinutes { allowed reason } }
  }
`);

export const AddAgendaItem = graphql(`
  mutation AddAgendaItem($input: AddAgendaItemInput!) {
    addAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const EditAgendaItem = graphql(`
  mutation EditAgendaItem($input: EditAgendaItemInput!) {
    editAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const DropAgendaItem = graphql(`
  mutation DropAgendaItem($input: AgendaItemVersionInput!) {
    dropAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const RestoreAgendaItem = graphql(`
  mutation RestoreAgendaItem($input: AgendaItemInput!) {
    restoreAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const SettleAgendaItem = graphql(`
  mutation SettleAgendaItem($input: SettleAgendaItemInput!) {
    settleAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const OrderAgenda = graphql(`
  mutation OrderAgenda($input: OrderAgendaInput!) {
    orderAgenda(input: $input) { ...EventAgendaParts }
  }
`);

export const VoteForAgendaItem = graphql(`
  mutation VoteForAgendaItem($input: AgendaItemInput!) {
    voteForAgendaItem(input: $input) { ...EventAgendaParts }
  }
`);

export const WithdrawAgendaVote = graphql(`
  mutation WithdrawAgendaVote($input: AgendaItemInput!) {
    withdrawAgendaVote(input: $input) { ...EventAgendaParts }
  }
`);

export const AddAction = graphql(`
  mutation AddAction($input: AddActionInput!) {
    addAction(input: $input) { ...EventActionsParts }
  }
`);

export const EditAction = graphql(`
  mutation EditAction($input: EditActionInput!) {
    editAction(input: $input) { ...EventActionsParts }
  }
`);

export const SettleAction = graphql(`
  mutation SettleAction($input: SettleActionInput!) {
    settleAction(input: $input) { ...EventActionsParts }
  }
`);

export const DropAction = graphql(`
  mutation DropAction($input: ActionVersionInput!) {
    dropAction(input: $input) { ...EventActionsParts }
  }
`);

export const RestoreAction = graphql(`
  mutation RestoreAction($input: EventActionInput!) {
    restoreAction(input: $input) { ...EventActionsParts }
  }
`);

/** Those to whom something can be given. */
export const ThreadAgenda = graphql(`
  query ThreadAgenda($threadId: ID!) {
    thread(id: $threadId) {
      id
      agendaItems { id state event { id title startsAt endsAt community { id slug } } }
      upcomingEvents { id title kind startsAt }
    }
  }
`);

export const PutOnAgenda = graphql(`
  mutation PutOnAgenda($input: AddAgendaItemInput!) {
    addAgendaItem(input: $input) {
      ...EventAgendaParts
      agenda { id version thread { id } }
    }
  }
`);
