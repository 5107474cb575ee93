import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedNumber } from 'react-intl';
import { NavLink, useLocation } from 'react-router';
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
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  const drawn = tabs.map(({ to, count }) => `${to} ${count}`).join();

  // On a phone the row is longer than the window: where one is stands in its middle. Only the row moves, never the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the current one stands depends on all that is drawn
  useEffect(() => {
    const current = row.current?.querySelector('[aria-current]');
    if (!row.current || !current) return;
    const [all, one] = [row.current, current].map((element) => element.getBoundingClientRect());
    if (all && one) row.current.scrollLeft += one.x + one.width / 2 - (all.x + all.width / 2);
  }, [pathname, drawn]);

  return (
    <nav ref={row} className={styles.tabs} aria-label={label}>
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
