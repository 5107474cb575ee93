import { FormattedMessage } from 'react-intl';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './Rail.module.css';

interface WaitsProps {
  reading?: { unreadThreads: number; newThreads: number } | null;
}

/** Beside a community: how many threads have gone on, and how many are new; nothing when nothing waits. */
export function Waits({ reading }: WaitsProps) {
  if (!reading) return null;
  const { unreadThreads, newThreads } = reading;
  if (unreadThreads + newThreads === 0) return null;
  return (
    <>
      {' '}
      <span className={styles.waits}>
        <Unread count={unreadThreads} className={styles.unread} />{' '}
        {newThreads > 0 && (
          <span className={styles.new}>
            <FormattedMessage id="app.nav.new" values={{ count: newThreads }} />
          </span>
        )}
      </span>
    </>
  );
}

/** A figure, and for those who do not see where it stands, what of; nothing when there is nothing. */
export function Unread({ count, className }: { count: number; className?: string | undefined }) {
  if (count === 0) return null;
  return (
    <span className={className}>
      <FormattedMessage
        id="app.nav.unread"
        values={{ count, hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden> }}
      />
    </span>
  );
}
