import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
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
  /** What is written in it is there when it is opened again: leaving it loses nothing. */
  keeps?: boolean;
}

/** A small sheet over the page, with a heading. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, actions, keeps }: Omit<DialogProps, 'open'>) {
  const titleId = useId();
  const written = useRef(new Set<HTMLElement>());
  const [asked, setAsked] = useState(false);

  // A key or a press beside it is quickly done by mistake, and nobody writes a whole area of words twice.
  // What was sent has often given its place to a word of thanks.
  const unsaved = () => [...written.current].filter((field) => field.isConnected);
  const leave = () => {
    if (unsaved().length > 0 && !keeps && !asked) setAsked(true);
    else onClose();
  };
  const stay = () => {
    setAsked(false);
    unsaved().at(-1)?.focus();
  };
  return (
    <Sheet open onClose={leave} className={styles.dialog} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <div
        className={styles.words}
        onInput={({ target }: FormEvent<HTMLElement>) => {
          if (!(target instanceof HTMLElement)) return;
          if (wordsIn(target)) written.current.add(target);
          else written.current.delete(target);
        }}
      >
        {children}
      </div>
      {actions && <div className={`gh-actions ${styles.actions}`}>{actions}</div>}
      {asked && <Unsaved onStay={stay} onLeave={onClose} />}
    </Sheet>
  );
}

/** What stands in an area of several lines; a single line is quickly written again. */
function wordsIn(field: HTMLElement): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value.trim() !== '';
  return field.isContentEditable && field.textContent.trim() !== '';
}

function Unsaved({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <div role="alert" className={styles.unsaved}>
      <p>
        <FormattedMessage id="app.unsaved" />
      </p>
      <div className="gh-actions">
        <Button autoFocus size="small" onClick={onStay}>
          <FormattedMessage id="app.unsaved.stay" />
        </Button>
        <Button variant="text" size="small" onClick={onLeave}>
          <FormattedMessage id="app.unsaved.leave" />
        </Button>
      </div>
    </div>
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
