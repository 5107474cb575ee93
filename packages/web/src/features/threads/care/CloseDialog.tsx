import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { AreaField } from '../../../ui/Field';
import { CareDialog } from './CareDialog';
import type { CareDialogProps } from './CareMenu';

/** Asks why a thread is closed: the reason stands where people would write. */
export default function CloseDialog({ deeds, onClose }: CareDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <CareDialog
      title={<FormattedMessage id="care.close.title" />}
      confirm={<FormattedMessage id="care.close" />}
      onConfirm={() => deeds.close({ reason: reason.trim() })}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>
            <FormattedMessage id="care.close.text" />
          </p>
          <AreaField
            minRows={2}
            label={<FormattedMessage id="care.close.reason" />}
            hint={<FormattedMessage id="care.close.hint" />}
            error={fault('reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </CareDialog>
  );
}
