import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import styles from './EmptyState.module.css';
import type { FacePerson } from './Face';
import { SeatedTable } from './SeatedTable';
import { Row } from './Spread';

interface EmptyStateProps {
  /** "Nobody has said anything yet" */
  title: ReactNode;
  /** What belongs here. */
  children: ReactNode;
  /** The one next step, and who will answer. */
  step?: ReactNode;
  /** Who is already at the table. */
  seated?: readonly FacePerson[];
  /** Inside a section of a page, where the table would be too much. */
  small?: boolean;
}

/** Where nothing is yet: what belongs here, one small step. A Row of its own. */
export function EmptyState({ title, children, step, seated = [], small }: EmptyStateProps) {
  return (
    <Row
      margin={
        !small && (
          <div className={styles.table}>
            <SeatedTable people={seated} />
          </div>
        )
      }
    >
      <h2 className={small ? undefined : styles.title}>{title}</h2>
      <p className={styles.words}>{children}</p>
      {step && <div className={cx('gh-actions', styles.step)}>{step}</div>}
    </Row>
  );
}
