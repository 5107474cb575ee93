import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { localTime } from '../../../lib/local-time';
import { mutationId } from '../../../lib/mutation-id';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { SayAbsence } from '../documents';
import styles from './Pool.module.css';

interface AbsenceDialogProps {
  rotationId: string;
  onClose: () => void;
}

/** From when to when one cannot; nobody asks why. */
export default function AbsenceDialog({ rotationId, onClose }: AbsenceDialogProps) {
  const intl = useIntl();
  const key = useRef(mutationId());
  const { run, busy, error } = useVerb();
  const today = localTime(new Date(), intl.timeZone).slice(0, 10);
  const [fromOn, setFrom] = useState(today);
  const [untilOn, setUntil] = useState('');
  const [fault, setFault] = useState<'missing' | 'order'>();

  const say = async (event: FormEvent) => {
    event.preventDefault();
    if (!fromOn || !untilOn) return setFault('missing');
    if (untilOn < fromOn) return setFault('order');
    const input = { rotationId, fromOn, untilOn, clientMutationId: key.current };
    if (await run(SayAbsence, input, intl.formatMessage({ id: 'turns.absence.said' }))) onClose();
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="turns.absence.title" />}>
      <form noValidate onSubmit={say}>
        <p className="gh-ink2">
          <FormattedMessage id="turns.absence.text" />
        </p>
        <div className={styles.days}>
          <TextField
            type="date"
            label={<FormattedMessage id="turns.absence.from" />}
            value={fromOn}
            min={today}
            error={!fromOn && fault && <FormattedMessage id="errors.rule.required" />}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextField
            type="date"
            label={<FormattedMessage id="turns.absence.until" />}
            value={untilOn}
            min={fromOn}
            error={
              fault === 'order' ? (
                <FormattedMessage id="turns.absence.order" />
              ) : (
                !untilOn && fault && <FormattedMessage id="errors.rule.required" />
              )
            }
            onChange={({ currentTarget }) => {
              setUntil(currentTarget.value);
              setFault(undefined);
            }}
          />
        </div>
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="turns.absence.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
