import { useMutation } from '@apollo/client/react';
import type { NewPollInput } from '../../../gql/graphql';
import { AddPoll } from './documents';
import PollMaker from './PollMaker';

/** Adds a poll to a post that is there already. */
export default function AddPollDialog({
  postId,
  onClose,
}: {
  postId: string;
  onClose: () => void;
}) {
  const [add, { loading, error }] = useMutation(AddPoll, { onError: () => undefined });
  const make = async (poll: NewPollInput) => {
    const { data } = await add({ variables: { input: { postId, poll } } });
    if (data) onClose();
  };
  return <PollMaker busy={loading} error={error} onClose={onClose} onMake={make} />;
}
