import { graphql } from '../../../gql';

export const TimeSearchParts = graphql(`
  fragment TimeSearchParts on TimeSearch {
    id
    title
    descriptionHtml
    kind
    durationMinutes
    mode
    place
    state
    version
    answeredCount
    community { id slug name }
    createdBy { id handle name photo { small } }
    event { id }
    slots {
      id
      startsOn
      timeZone
      startsAt
      endsAt
      yes
      ifNeedBe
      no
      viewerAnswer
      rank
      leftOut { id name }
    }
    best { id }
    people(first: 50) {
      nodes {
        person { id handle name timeZone photo { small } }
        answers { slotId answer }
      }
      pageInfo { hasNextPage }
    }
    viewerCan {
      answer { allowed reason }
      edit { allowed reason }
      choose { allowed reason }
      close { allowed reason }
    }
  }
`);

export const AnswerTimes = graphql(`
  mutation AnswerTimes($input: AnswerTimesInput!) {
    answerTimes(input: $input) { id ...TimeSearchParts }
  }
`);

export const AddTimeSlot = graphql(`
  mutation AddTimeSlot($input: AddTimeSlotInput!) {
    addTimeSlot(input: $input) { id ...TimeSearchParts }
  }
`);

export const RemoveTimeSlot = graphql(`
  mutation RemoveTimeSlot($input: TimeSlotInput!) {
    removeTimeSlot(input: $input) { id ...TimeSearchParts }
  }
`);

export const ChooseTime = graphql(`
  mutation ChooseTime($input: ChooseTimeInput!) {
    chooseTime(input: $input) { id event { id } ...TimeSearchParts }
  }
`);

export const CloseTimeSearch = graphql(`
  mutation CloseTimeSearch($input: CloseTimeSearchInput!) {
    closeTimeSearch(input: $input) { id ...TimeSearchParts }
  }
`);

export const FindTimeFor = graphql(`
  mutation FindTimeFor($input: FindTimeInput!) {
    findTime(input: $input) { id }
  }
`);

export const FairSlots = graphql(`
  query FairSlots($input: FairSlotsInput!) {
    fairSlots(input: $input) {
      startsAt
      zones { timeZone startsOn people inconvenience }
    }
  }
`);
