import './words';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import styles from './Conflict.module.css';

/**
 * Somebody saved another version first: what would change in theirs if one's own were saved now. Nothing is
 * lost on either side; the form behind it still holds one's own words.
 */
export function Conflict({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <h3>
        <FormattedMessage id="communities.conflict.title" />
      </h3>
      <p className="gh-ink2">
        <FormattedMessage id="communities.conflict.words" />
      </p>
      <div className={styles.both}>{children}</div>
    </div>
  );
}
