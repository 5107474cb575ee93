import { graphql } from '../../../gql';

export const SuggestionParts = graphql(`
  fragment SuggestionParts on ResourceSuggestion {
    id
    baseVersion
    title
    summary
    markdown
    tags
    note
    suggestedAt
    suggestedBy { id handle name photo { small } }
    state
    decidedAt
    decidedBy { id handle name }
    answer
    base { number title summary markdown tags }
    resource { ...ResourceParts }
    viewerCan {
      decide { allowed reason }
      withdraw { allowed reason }
    }
  }
`);

export const AcceptSuggestion = graphql(`
  mutation AcceptSuggestion($input: AcceptSuggestionInput!) {
    acceptSuggestion(input: $input) { ...SuggestionParts }
  }
`);

export const DeclineSuggestion = graphql(`
  mutation DeclineSuggestion($input: DeclineSuggestionInput!) {
    declineSuggestion(input: $input) { ...SuggestionParts }
  }
`);

export const WithdrawSuggestion = graphql(`
  mutation WithdrawSuggestion($input: SuggestionInput!) {
    withdrawSuggestion(input: $input) { ...SuggestionParts }
  }
`);
