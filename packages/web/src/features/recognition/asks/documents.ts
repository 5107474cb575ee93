import { graphql } from '../../../gql';

export const HomeAsk = graphql(`
  fragment HomeAsk on UseAsk {
    id
    why
    askedAt
    of { ...ContributionParts }
  }
`);

export const AnswerUseAsk = graphql(`
  mutation AnswerUseAsk($input: AnswerUseAskInput!) {
    answerUseAsk(input: $input) { id }
  }
`);

export const SetRecognitionChoices = graphql(`
  mutation SetRecognitionChoices($input: SetRecognitionChoicesInput!) {
    setRecognitionChoices(input: $input) { asks publishedAt }
  }
`);

export const OwnRecognition = graphql(`
  query OwnRecognition {
    instance { recognition }
    viewer {
      person { id handle }
      recognition { asks publishedAt }
    }
  }
`);

export const PublishKnowledge = graphql(`
  mutation PublishKnowledge($input: PublishKnowledgeInput!) {
    publishKnowledge(input: $input) { asks publishedAt }
  }
`);
