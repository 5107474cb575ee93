import { type ReactNode, useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './Button';
import styles from './Dialog.module.css';
import { Sheet } from './Sheet';

interface DialogProps {
  open: boolean;
  /** Escape, a press beside it, or its own way out. */
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** The foot: its buttons. */
  actions?: ReactNode;
}

/** A small sheet over the page, with a heading. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const titleId = useId();
  return (
    <Sheet open={open} onClose={onClose} className={styles.dialog} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <div className={styles.words}>{children}</div>
      {actions && <div className={`gh-actions ${styles.actions}`}>{actions}</div>}
    </Sheet>
  );
}

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  /** "Close this account for good?" */
  title: ReactNode;
  /** What will be, and what cannot be taken back. */
  children: ReactNode;
  /** The verb: "Close the account". */
  confirm: ReactNode;
  onConfirm: () => void;
  busy?: boolean;
}

/** A question, only before what cannot be undone. */
export function ConfirmDialog({ confirm, onConfirm, busy, ...dialog }: ConfirmProps) {
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button variant="danger" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button variant="text" onClick={dialog.onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    />
  );
}
