import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import { NavLink } from 'react-router';
import styles from './Tabs.module.css';

export interface Tab {
  to: string;
  label: ReactNode;
  /** A figure beside the word; left out while unknown. */
  count?: number | null;
  /** Current only on exactly this path, not below it. */
  end?: boolean;
}

/** The pages of one place, as links with an underline under the current one. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end}>
          {tab.label}
          {tab.count != null && (
            <span>
              <FormattedNumber value={tab.count} />
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
