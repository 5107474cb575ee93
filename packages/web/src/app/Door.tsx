import { FormattedMessage } from 'react-intl';
import { Link, Outlet } from 'react-router';
import { useViewer } from '../lib/viewer';
import { RoundTable } from '../ui/RoundTable';
import styles from './Door.module.css';

/** Where one comes in: no rail, the page at the left of the stitch, the house at its right. */
export function Door() {
  const { instance } = useViewer();
  return (
    <main id="main" tabIndex={-1} className={styles.door}>
      <div className={styles.in}>
        <div>
          <Link to="/" className={styles.brand}>
            <RoundTable size={32} />
            <FormattedMessage id="app.name" />
          </Link>
          <Outlet />
        </div>
      </div>
      {instance?.description && (
        <div className={styles.out}>
          <div>
            <h2>{instance.name}</h2>
            <p className={styles.words}>{instance.description}</p>
          </div>
        </div>
      )}
    </main>
  );
}
