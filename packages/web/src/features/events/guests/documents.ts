import { graphql } from '../../../gql';

export const EventGuestsParts = graphql(`
  fragment EventGuestsParts on CommunityEvent {
    id
    guests { id name about email version }
    viewerCan { lookAfter { allowed reason } }
  }
`);

export const AddGuest = graphql(`
  mutation AddGuest($input: AddGuestInput!) {
    addGuest(input: $input) { ...EventGuestsParts }
  }
`);

export const EditGuest = graphql(`
  mutation EditGuest($input: EditGuestInput!) {
    editGuest(input: $input) { ...EventGuestsParts }
  }
`);

export const RemoveGuest = graphql(`
  mutation RemoveGuest($input: GuestInput!) {
    removeGuest(input: $input) { ...EventGuestsParts }
  }
`);
