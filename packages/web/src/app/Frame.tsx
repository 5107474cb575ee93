import { useComputedColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { Outlet, ScrollRestoration } from 'react-router';
import { ParentProvider } from '../ui/parent';
import { paper } from '../ui/theme';
import styles from './Frame.module.css';
import { Keys } from './keys/Keys';

/** What is round every page: the way past the rail by keyboard, and the place where one was on going back. */
export function Frame() {
  const scheme = useComputedColorScheme();

  // The browser's own frame takes the colour of the page, as public/scheme.js did at the start.
  useEffect(() => {
    const meta = document.querySelector('meta[name="theme-color"]');
    meta?.setAttribute('content', paper[scheme]);
  }, [scheme]);

  return (
    <ParentProvider>
      <a className={styles.skip} href="#main">
        <FormattedMessage id="app.skip" />
      </a>
      <Outlet />
      <Keys />
      <ScrollRestoration />
    </ParentProvider>
  );
}
