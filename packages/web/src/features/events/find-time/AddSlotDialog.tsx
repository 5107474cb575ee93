import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { AddTimeSlot } from './documents';
import { placeOf } from './slot-words';

interface AddSlotDialogProps {
  searchId: string;
  onClose: () => void;
}

/** One more slot, by the clock of one's own place. */
export default function AddSlotDialog({ searchId, onClose }: AddSlotDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const [on, setOn] = useState('');
  const [missing, setMissing] = useState(false);
  const timeZone = intl.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!on) return setMissing(true);
    const said = intl.formatMessage({ id: 'findTime.added' });
    if (await run(AddTimeSlot, { searchId, slot: { on, timeZone } }, said)) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="findTime.add" />}>
      <form noValidate onSubmit={add}>
        <TextField
          type="datetime-local"
          label={<FormattedMessage id="findTime.add.when" />}
          hint={<FormattedMessage id="findTime.zone" values={{ zone: placeOf(timeZone) }} />}
          value={on}
          error={missing && !on && <FormattedMessage id="errors.rule.required" />}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="findTime.add.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
