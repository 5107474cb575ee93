import { IconArrowLeft, IconMenu2, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useLocation } from 'react-router';
import { openOverlay } from '../lib/keys';
import { useParent } from '../ui/parent';
import { RoundTable } from '../ui/RoundTable';
import { Sheet } from '../ui/Sheet';
import { Rail } from './Rail';
import styles from './TopBar.module.css';

/** On small screens: the way back, or the name of the house; between phone and desk also the rail in a drawer. */
export function TopBar() {
  const intl = useIntl();
  const parent = useParent();
  return (
    <header className={styles.bar}>
      <Drawer />
      {parent ? (
        <Link to={parent.to} className={styles.back}>
          <IconArrowLeft className={styles.arrow} size={22} stroke={1.6} aria-hidden="true" />
          <span>{parent.label}</span>
        </Link>
      ) : (
        <Link to="/" className={styles.brand}>
          <RoundTable size={24} />
          <FormattedMessage id="app.name" />
        </Link>
      )}
      <button
        type="button"
        className={styles.find}
        aria-label={intl.formatMessage({ id: 'app.nav.find' })}
        onClick={() => openOverlay('palette')}
      >
        <IconSearch size={22} stroke={1.6} aria-hidden="true" />
      </button>
    </header>
  );
}

function Drawer() {
  const intl = useIntl();
  const { key } = useLocation();
  // Open on this page only: arriving anywhere closes it.
  const [openedAt, setOpenedAt] = useState<string>();
  const open = openedAt === key;
  const close = () => setOpenedAt(undefined);

  return (
    <>
      <button
        type="button"
        className={styles.opener}
        aria-label={intl.formatMessage({ id: 'app.nav.menu' })}
        aria-expanded={open}
        onClick={() => setOpenedAt(key)}
      >
        <IconMenu2 size={22} stroke={1.6} aria-hidden="true" />
      </button>
      <Sheet
        open={open}
        onClose={close}
        className={styles.drawer}
        aria-label={intl.formatMessage({ id: 'app.nav.menu' })}
      >
        <button
          type="button"
          className={styles.closer}
          aria-label={intl.formatMessage({ id: 'app.nav.closeMenu' })}
          onClick={close}
        >
          <IconX size={22} stroke={1.6} aria-hidden="true" />
        </button>
        <Rail />
      </Sheet>
    </>
  );
}
