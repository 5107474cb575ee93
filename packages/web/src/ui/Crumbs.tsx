import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import styles from './Crumbs.module.css';
import { useParentIs } from './parent';

export interface Crumb {
  /** Names that repeat on one page need another key. */
  key?: string;
  label: ReactNode;
  /** Without it the crumb is only words. */
  to?: string;
}

/** The way from the house to this page. Not shown on a phone, whose top bar leads back. */
export function Crumbs({ steps }: { steps: Crumb[] }) {
  const intl = useIntl();
  const above = steps.findLast((step) => step.to);
  useParentIs(above?.to, above?.label);
  return (
    <nav className={styles.crumbs} aria-label={intl.formatMessage({ id: 'app.crumbs' })}>
      <ol>
        {steps.map((step) => (
          <li key={step.key ?? step.to ?? String(step.label)}>
            {step.to ? <Link to={step.to}>{step.label}</Link> : step.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}
