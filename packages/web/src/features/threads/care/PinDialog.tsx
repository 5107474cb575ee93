import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { TextField } from '../../../ui/Field';
import { CareDialog } from './CareDialog';
import type { CareDialogProps } from './CareMenu';

/** A day is over at its end, where the person is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** Lets a thread head its list, until a day or until it is taken down. */
export default function PinDialog({ thread, deeds, onClose }: CareDialogProps) {
  const [day, setDay] = useState('');
  return (
    <CareDialog
      title={<FormattedMessage id="care.pin.title" />}
      confirm={<FormattedMessage id="care.pin" />}
      onConfirm={() => deeds.pin({ until: day ? endOf(day) : null })}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>
            <FormattedMessage id="care.pin.text" values={{ name: thread.community.name }} />
          </p>
          <TextField
            optional
            type="date"
            label={<FormattedMessage id="care.pin.until" />}
            hint={<FormattedMessage id="care.pin.untilHint" />}
            error={fault('until')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </>
      )}
    </CareDialog>
  );
}
