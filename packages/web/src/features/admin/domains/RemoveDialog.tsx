import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AdminDomainFragment } from '../../../gql/graphql';
import { isNewerVersion } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { RemoveDomain } from './documents';

interface RemoveDialogProps {
  domain: AdminDomainFragment;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a field of practice goes, and says why it cannot while something stands on it. */
export function RemoveDialog({ domain, onClose, onRemoved }: RemoveDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id, version, name } = domain;
  const [remove, { loading, error }] = useMutation(RemoveDomain, {
    refetchQueries: ['AdminDomains'],
    awaitRefetchQueries: true,
  });
  const go = async () => {
    try {
      await remove({ variables: { input: { id, version } } });
      announce(intl.formatMessage({ id: 'admin.domains.removed' }, { name }));
      onRemoved();
    } catch {
      // Shown from `error`.
    }
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={
        <FormattedMessage id="admin.domains.removeTitle" values={{ name: <bdi>{name}</bdi> }} />
      }
      confirm={<FormattedMessage id="admin.domains.removeConfirm" />}
      busy={loading}
      onConfirm={go}
    >
      <p>
        <FormattedMessage id="admin.domains.removeText" />
      </p>
      {error && (
        <FormProblem
          error={error}
          words={{
            CONFLICT: isNewerVersion(error) ? 'admin.domains.newer' : 'admin.domains.inUse',
          }}
        />
      )}
    </ConfirmDialog>
  );
}
