import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { usePageActions } from '../../../lib/keys';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';
import styles from './MarkAllRead.module.css';

interface MarkAllReadProps {
  /** All threads there; without it, everywhere. */
  community?: { id: string; name: string };
}

/** Marks all as read at once, with 8 s to take it back. To be shown where something waits. */
export function MarkAllRead({ community }: MarkAllReadProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const undo = useUndo();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const [busy, setBusy] = useState(false);

  const mark = async () => {
    setBusy(true);
    try {
      const { markRead } = await import('./mark-read');
      const { threadCount, takeBack } = await markRead(client, community?.id);
      // The button goes with what it was for: the focus goes to the title, and not to nowhere.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
        }
      });
      undo({
        message: (
          <FormattedMessage
            id="threads.markedRead"
            values={{
              count: threadCount,
              where: community ? 'there' : 'all',
              name: community?.name,
            }}
          />
        ),
        onUndo: () => {
          takeBack().then(
            () => announce(intl.formatMessage({ id: 'threads.markedRead.undone' })),
            sayProblem,
          );
        },
      });
    } catch (error) {
      sayProblem(error);
    } finally {
      setBusy(false);
    }
  };

  usePageActions(() => [
    { id: 'mark-read', name: 'keys.markRead', hint: community?.name, run: mark },
  ]);

  return (
    <button type="button" className={`gh-quiet ${styles.mark}`} aria-busy={busy} onClick={mark}>
      <FormattedMessage id="threads.markRead" />
    </button>
  );
}
