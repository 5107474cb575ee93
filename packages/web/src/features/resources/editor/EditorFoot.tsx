import './words';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button, PrimaryButton } from '../../../ui/Button';
import { useUndo } from '../../../ui/UndoBar';
import { SendProblem } from '../../../writing/SendProblem';
import styles from './Editor.module.css';
import type { Kept } from './useKept';

interface EditorFootProps<Words> {
  error?: unknown;
  /** The fields say what they were refused for. */
  byField?: boolean;
  busy: boolean;
  /** The verb. */
  children: ReactNode;
  /** What is written, and where it is kept. */
  kept: Kept<Words>;
  /** The way back, where there is one beside throwing it away. */
  back?: ReactNode;
}

/** The button, where the words are safe, and the way to throw them away, with 8 s to take that back. */
export function EditorFoot<Words>(props: EditorFootProps<Words>) {
  const { error, byField, busy, children, kept, back } = props;
  const undo = useUndo();
  const { words, begun, lasts, clear, bringBack } = kept;
  const discard = () => {
    clear();
    undo({
      message: <FormattedMessage id="resourceEditor.discarded" />,
      onUndo: () => bringBack(words),
    });
  };
  return (
    <div className={styles.send}>
      <SendProblem error={error} byField={byField} />
      <div className="gh-actions">
        <PrimaryButton type="submit" busy={busy}>
          {children}
        </PrimaryButton>
        {back}
        {begun && (
          <>
            <span className={styles.kept}>
              <FormattedMessage id={lasts ? 'resourceEditor.kept' : 'resourceEditor.kept.page'} />
            </span>
            <Button variant="text" size="small" onClick={discard}>
              <FormattedMessage id="resourceEditor.discard" />
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
