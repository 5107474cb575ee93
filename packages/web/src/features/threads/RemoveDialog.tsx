import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { AreaField } from '../../ui/Field';
import { FormProblem } from '../../ui/FormProblem';

interface RemoveDialogProps {
  what: 'post' | 'thread';
  onClose: () => void;
  onRemove: (reason: string) => Promise<void>;
}

/** The reason stands where the words stood; the author reads it too. */
export default function RemoveDialog({ what, onClose, onRemove }: RemoveDialogProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async () => {
    setBusy(true);
    try {
      await onRemove(reason.trim());
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={`threads.removing.${what}`} />}
      actions={
        <>
          <Button variant="danger" busy={busy} onClick={submit}>
            <FormattedMessage id={what === 'post' ? 'threads.remove' : 'threads.removeThread'} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <AreaField
        mt={0}
        label={<FormattedMessage id="threads.removing.reason" />}
        hint={<FormattedMessage id="threads.removing.hint" />}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem error={error} />
    </Dialog>
  );
}
