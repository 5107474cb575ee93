import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './CareDialog.module.css';

/** The sentence for what was refused in a field, if it was. */
export type Fault = (path: string) => string | undefined;

interface CareDialogProps {
  title: ReactNode;
  /** The verb: "Close". */
  confirm: ReactNode;
  /** Something must be chosen first: until then there is no verb. */
  off?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children: (fault: Fault) => ReactNode;
}

/** A question with one verb: what went wrong stands in it, and it goes when the deed is done. */
export function CareDialog({ title, confirm, off, onConfirm, onClose, children }: CareDialogProps) {
  const intl = useIntl();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  const faults = error ? toProblem(error).fields : [];
  const fault: Fault = (path) => {
    const found = faults.find((one) => one.path === path);
    return found && intl.formatMessage({ id: ruleMessage(found.rule) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          {!off && (
            <Button variant="primary" busy={busy} onClick={submit}>
              {confirm}
            </Button>
          )}
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      {children(fault)}
      {fault('id') && (
        <p role="alert" className={styles.fault}>
          {fault('id')}
        </p>
      )}
      <FormProblem byField error={error} />
    </Dialog>
  );
}
