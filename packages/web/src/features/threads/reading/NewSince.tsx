import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { useNow, when } from '../../../lib/time';
import styles from './NewSince.module.css';
import type { Since } from './since';

/** The line above the first post that has come since one was here. */
export function NewSince({ since: { at, posts } }: { since: Since }) {
  const intl = useIntl();
  const now = useNow();
  return (
    <p className={styles.line} data-since>
      <span className={styles.since}>
        <FormattedMessage
          id="threads.since"
          values={{ known: at ? 'yes' : 'no', when: at && since(intl, new Date(at), now) }}
        />
      </span>{' '}
      <span>
        <FormattedMessage id="threads.posts" values={{ posts }} />
      </span>
    </p>
  );
}

const DAYS_BY_NAME_MS = 6 * 86_400_000;

/** "09:40" of today, "Monday", "Fri 14 Nov": as it stands after "since". */
function since(intl: IntlShape, at: Date, now: Date): string {
  if (intl.formatDate(at) === intl.formatDate(now)) {
    return intl.formatTime(at, { hour: '2-digit', minute: '2-digit' });
  }
  const lately = now.getTime() - at.getTime() < DAYS_BY_NAME_MS;
  return lately ? intl.formatDate(at, { weekday: 'long' }) : when(intl, at, now);
}
