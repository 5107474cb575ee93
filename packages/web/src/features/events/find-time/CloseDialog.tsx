import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeSearchPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { CloseTimeSearch } from './documents';

interface CloseDialogProps {
  search: TimeSearchPartsFragment;
  onClose: () => void;
}

/** Asked first, because it is not opened again. */
export default function CloseDialog({ search, onClose }: CloseDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const confirm = async () => {
    const input = { searchId: search.id, version: search.version };
    if (await run(CloseTimeSearch, input, intl.formatMessage({ id: 'findTime.closed' }))) onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={<FormattedMessage id="findTime.close.title" />}
      confirm={<FormattedMessage id="findTime.close" />}
      busy={busy}
      onConfirm={confirm}
    >
      <p>
        <FormattedMessage id="findTime.close.text" />
      </p>
      <FormProblem error={error} />
    </ConfirmDialog>
  );
}
