import { useMutation } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { graphql } from '../../gql';
import { useAnnounce } from '../../ui/Announcer';
import { useSayProblem } from '../../ui/ProblemText';

const AcceptReply = graphql(`
  mutation AcceptReply($input: PostInput!) {
    acceptReply(input: $input) { ...ThreadHead }
  }
`);

const WithdrawAcceptance = graphql(`
  mutation WithdrawAcceptance($input: ThreadInput!) {
    withdrawAcceptance(input: $input) { ...ThreadHead }
  }
`);

/** Accepting an answer and taking that back. Both say so; the leaf moves by itself. */
export function useAccept(threadId: string) {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const onError = sayProblem;
  const [acceptReply] = useMutation(AcceptReply, { onError });
  const [withdrawAcceptance] = useMutation(WithdrawAcceptance, { onError });

  const accept = async (postId: string) => {
    const { data } = await acceptReply({ variables: { input: { id: postId } } });
    if (data) announce(intl.formatMessage({ id: 'threads.acceptedNow' }));
  };
  const withdraw = async () => {
    const { data } = await withdrawAcceptance({ variables: { input: { id: threadId } } });
    if (data) announce(intl.formatMessage({ id: 'threads.withdrawnNow' }));
  };
  return { accept, withdraw };
}
