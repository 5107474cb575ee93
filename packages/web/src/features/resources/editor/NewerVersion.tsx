import './words';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Changed, type Compared } from '../revisions/Changed';
import styles from './Editor.module.css';

interface NewerVersionProps {
  /** As it stands now. */
  saved: Compared;
  /** What one has written. */
  mine: Compared;
  /** Who saved it. */
  by?: { name: string } | null;
  /** What can be done about it. */
  children: ReactNode;
}

/** Somebody saved another version first: what one's own words would change in it. Nothing is lost before one chooses. */
export function NewerVersion({ saved, mine, by, children }: NewerVersionProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.conflict}>
      <p>
        <strong>
          <FormattedMessage id="resourceEditor.conflict.title" />
        </strong>
      </p>
      <p className="gh-ink2">
        <FormattedMessage
          id="resourceEditor.conflict.text"
          values={{ name: <bdi>{by?.name}</bdi>, known: by ? 'yes' : 'no' }}
        />
      </p>
      <Changed whole before={saved} after={mine} />
      <div className="gh-actions">{children}</div>
    </div>
  );
}
