import { graphql } from '../../../gql';

export const CastVote = graphql(`
  mutation CastVote($input: CastVoteInput!) {
    castVote(input: $input) { ...PostParts }
  }
`);

export const WithdrawVote = graphql(`
  mutation WithdrawVote($input: PollInput!) {
    withdrawVote(input: $input) { ...PostParts }
  }
`);

export const AddPoll = graphql(`
  mutation AddPoll($input: AddPollInput!) {
    addPoll(input: $input) { ...PostParts }
  }
`);

export const RemovePoll = graphql(`
  mutation RemovePoll($input: PollInput!) {
    removePoll(input: $input) { ...PostParts }
  }
`);

export const ClosePoll = graphql(`
  mutation ClosePoll($input: PollInput!) {
    closePoll(input: $input) { ...PostParts }
  }
`);

export const WritePollOutcome = graphql(`
  mutation WritePollOutcome($input: WritePollOutcomeInput!) {
    writePollOutcome(input: $input) {
      ...PostParts
      thread { ...ThreadHead }
    }
  }
`);

export const PollBallots = graphql(`
  query PollBallots($postId: ID!) {
    post(id: $postId) {
      id
      poll {
        id
        ballots(first: 100) { nodes { choices person { id name } } }
      }
    }
  }
`);
