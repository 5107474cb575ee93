import { Outlet, useNavigation } from 'react-router';
import { Keeping } from '../features/threads/drafts/Keeping';
import { Destinations } from './Destinations';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';
import { useInbox } from './useInbox';
import { useOpened } from './useOpened';
import { useWaiting } from './useWaiting';

/** The house: the rail beside the page; a bar above and destinations below it on small screens. */
export function Shell() {
  useWaiting();
  useInbox();
  useOpened();
  const coming = useNavigation().state === 'loading';
  return (
    <div className={styles.shell}>
      <div className={styles.rail}>
        <Rail />
      </div>
      <div className={styles.page}>
        <TopBar />
        <main id="main" tabIndex={-1} className={styles.main} aria-busy={coming || undefined}>
          <Outlet />
        </main>
      </div>
      <Destinations />
      <Keeping />
    </div>
  );
}
