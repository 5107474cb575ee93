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
        {unreadThreads > 0 && (
          <span className={styles.unread}>
            <FormattedMessage
              id="app.nav.unread"
              values={{
                count: unreadThreads,
                hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden>,
              }}
            />
          </span>
        )}{' '}
        {newThreads > 0 && (
          <span className={styles.new}>
            <FormattedMessage id="app.nav.new" values={{ count: newThreads }} />
          </span>
        )}
      </span>
    </>
  );
}
