import { graphql } from '../../../gql';

export const ReportUse = graphql(`
  mutation ReportUse($input: ReportUseInput!) {
    reportUse(input: $input) { id ...UseReportParts }
  }
`);

export const EditUse = graphql(`
  mutation EditUse($input: EditUseInput!) {
    editUse(input: $input) { id ...UsePageParts }
  }
`);

export const RemoveUse = graphql(`
  mutation RemoveUse($input: UseReportInput!) {
    removeUse(input: $input) { id ...UsePageParts }
  }
`);

export const RestoreUse = graphql(`
  mutation RestoreUse($input: UseReportInput!) {
    restoreUse(input: $input) { id ...UsePageParts }
  }
`);

export const AnswerUse = graphql(`
  mutation AnswerUse($input: AnswerUseInput!) {
    answerUse(input: $input) { id ...UsePageParts }
  }
`);

export const RemoveUseAnswer = graphql(`
  mutation RemoveUseAnswer($input: UseAnswerInput!) {
    removeUseAnswer(input: $input) { id ...UsePageParts }
  }
`);

export const OpenUseThread = graphql(`
  mutation OpenUseThread($input: OpenUseThreadInput!) {
    openUseThread(input: $input) { id community { id slug } }
  }
`);

export const ShareAgain = graphql(`
  mutation ShareAgain($input: ShareAgainInput!) {
    shareAgain(input: $input) { id ...UsePageParts }
  }
`);

export const UsePageParts = graphql(`
  fragment UsePageParts on UseReport {
    id
    ...UseReportParts
    files { id name type address width }
    of { ...ContributionParts }
    answers {
      id
      words
      createdAt
      by { id handle name role organisation photo { small } }
      viewerCanRemove { allowed reason }
    }
    thread { id title community { id slug } }
    viewerCan {
      edit { allowed reason }
      remove { allowed reason }
      restore { allowed reason }
      answer { allowed reason }
      openThread { allowed reason }
      shareAgain { allowed reason }
    }
  }
`);

export const UseQuery = graphql(`
  query UsePage($id: ID!) {
    useReport(id: $id) { id ...UsePageParts }
  }
`);
