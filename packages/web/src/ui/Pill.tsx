import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import styles from './Pill.module.css';

interface PillProps {
  tone?: 'plain' | 'green' | 'new';
  /** Makes it a button: "3 new posts". */
  onClick?: () => void;
  children: ReactNode;
}

/** A short word with a ground of its own: a tag, a state, what waits to be shown. */
export function Pill({ tone = 'plain', onClick, children }: PillProps) {
  const look = cx(styles.pill, tone !== 'plain' && styles[tone]);
  return onClick ? (
    <button type="button" className={look} onClick={onClick}>
      {children}
    </button>
  ) : (
    <span className={look}>{children}</span>
  );
}
