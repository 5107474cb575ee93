import { useMutation } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { RemovePoll } from './documents';
import type { PollDialogProps } from './PollCard';

export default function RemovePollDialog({ poll, onClose }: PollDialogProps) {
  const [remove, { loading, error }] = useMutation(RemovePoll, { onError: () => undefined });
  const confirm = async () => {
    const { data } = await remove({ variables: { input: { pollId: poll.id } } });
    if (data) onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={<FormattedMessage id="polls.remove.title" />}
      confirm={<FormattedMessage id="polls.remove" />}
      busy={loading}
      onConfirm={confirm}
    >
      <p>
        <FormattedMessage id="polls.remove.text" />
      </p>
      <FormProblem error={error} />
    </ConfirmDialog>
  );
}
