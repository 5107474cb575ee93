import { FormattedMessage } from 'react-intl';
import type { ThreadRowFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import styles from './ThreadList.module.css';

type Reading = ThreadRowFragment['viewerReading'];

/** How a title is set: heavier with a point in the gutter when it waits, quieter once it is read. */
export function titleClass(reading: Reading): string | undefined {
  if (!reading) return cx(styles.title);
  const waits = reading.unread || reading.isNew;
  const look = waits
    ? styles.waits
    : reading.level === 'MUTED'
      ? styles.muted
      : reading.readNumber > 0 && styles.read;
  return cx(styles.title, look);
}

/** "New", "3 new", or that it is muted: the words that go with how the title looks. */
export function ReadingMark({ reading }: { reading: Reading }) {
  if (!reading) return null;
  if (reading.isNew || reading.unread) {
    return (
      <span className={cx('gh-new', styles.mark)}>
        <FormattedMessage
          id={reading.isNew ? 'threads.new' : 'threads.unread'}
          values={{ posts: reading.unreadPosts }}
        />
      </span>
    );
  }
  if (reading.level !== 'MUTED') return null;
  return (
    <span className={styles.mutedMark}>
      <FormattedMessage id="threads.muted" />
    </span>
  );
}
