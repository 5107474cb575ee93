import type { ReactNode } from 'react';
import { PageTitle } from '../../../ui/PageHead';
import styles from './Door.module.css';

interface DoorTextProps {
  title: string;
  /** One sentence in the larger serif. */
  lede?: ReactNode;
  /** What there is to know. */
  text?: ReactNode;
  /** The ways on. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A page at the door that says something and shows the way on. */
export function DoorText({ title, lede, text, actions, children }: DoorTextProps) {
  return (
    <>
      <PageTitle title={title} />
      {lede && <p className={`gh-lede ${styles.lede}`}>{lede}</p>}
      {text && <p className={styles.text}>{text}</p>}
      {children}
      {actions && <div className={`gh-actions ${styles.actions}`}>{actions}</div>}
    </>
  );
}
