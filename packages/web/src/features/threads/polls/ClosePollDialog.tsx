import { useMutation } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { ClosePoll } from './documents';
import type { PollDialogProps } from './PollCard';

/** Asked first, because it is not opened again. */
export default function ClosePollDialog({ poll, onClose }: PollDialogProps) {
  const [close, { loading, error }] = useMutation(ClosePoll, { onError: () => undefined });
  const confirm = async () => {
    const { data } = await close({ variables: { input: { pollId: poll.id } } });
    if (data) onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={<FormattedMessage id="polls.close.title" />}
      confirm={<FormattedMessage id="polls.close" />}
      busy={loading}
      onConfirm={confirm}
    >
      <p>
        <FormattedMessage id="polls.close.text" />
      </p>
      <FormProblem error={error} />
    </ConfirmDialog>
  );
}
