import { IconCalendar, IconHome, IconInbox, IconUserCircle, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router';
import { useViewer } from '../lib/viewer';
import { Menu } from '../ui/Menu';
import styles from './Destinations.module.css';
import { MeItems } from './Me';
import { Unread } from './Waits';

const SIGN = { size: 22, stroke: 1.5, 'aria-hidden': true } as const;

/** At the foot of a phone. Only what there is. */
export function Destinations() {
  const intl = useIntl();
  const { viewer } = useViewer();
  return (
    <nav className={styles.foot} aria-label={intl.formatMessage({ id: 'app.nav.label' })}>
      <Destination to="/" end sign={<IconHome {...SIGN} />}>
        <FormattedMessage id="app.nav.home" />
      </Destination>
      {viewer && (
        <Destination
          to="/inbox"
          sign={
            <span className={styles.sign}>
              <IconInbox {...SIGN} />
              <Unread count={viewer.unreadNotices} className={styles.unread} />
            </span>
          }
        >
          <FormattedMessage id="app.nav.inbox" />
        </Destination>
      )}
      {viewer && (
        <Destination to="/calendar" sign={<IconCalendar {...SIGN} />}>
          <FormattedMessage id="app.nav.calendar" />
        </Destination>
      )}
      <Destination to="/communities" sign={<IconUsers {...SIGN} />}>
        <FormattedMessage id="app.nav.communities" />
      </Destination>
      {viewer ? (
        <Menu
          buttonClassName={styles.destination}
          button={
            <>
              <IconUserCircle {...SIGN} />
              <FormattedMessage id="app.nav.you" />
            </>
          }
        >
          <MeItems person={viewer.person} admin={viewer.admin} />
        </Menu>
      ) : (
        <Destination to="/sign-in" sign={<IconUserCircle {...SIGN} />}>
          <FormattedMessage id="app.nav.signIn" />
        </Destination>
      )}
    </nav>
  );
}

interface DestinationProps {
  to: string;
  end?: boolean;
  sign: ReactNode;
  children: ReactNode;
}

function Destination({ to, end, sign, children }: DestinationProps) {
  return (
    <NavLink to={to} end={end} className={styles.destination}>
      {sign}
      {children}
    </NavLink>
  );
}
