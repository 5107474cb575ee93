import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, NavLink } from 'react-router';
import { DraftsBadge } from '../features/threads/drafts/Badge';
import { isMac, openOverlay } from '../lib/keys';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { RoundTable } from '../ui/RoundTable';
import { house } from './house';
import { Me } from './Me';
import styles from './Rail.module.css';
import { Unread, Waits } from './Waits';

/** Where one is in the house: home, one's communities, all of them, and oneself at the foot. */
export function Rail() {
  const intl = useIntl();
  const { viewer, instance } = useViewer();
  return (
    <nav className={styles.rail} aria-label={intl.formatMessage({ id: 'app.nav.label' })}>
      <Link className={styles.brand} to="/">
        <RoundTable />
        <FormattedMessage id="app.name" />
      </Link>
      <button
        type="button"
        className={styles.find}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => openOverlay('palette')}
      >
        <FormattedMessage id="app.nav.find" />
        <span aria-hidden="true">{isMac() ? '⌘ K' : 'Ctrl K'}</span>
      </button>
      <ul>
        <Place to="/" end>
          <FormattedMessage id="app.nav.home" />
        </Place>
        {viewer && (
          <Place to="/inbox">
            <FormattedMessage id="app.nav.inbox" />
            <span className={styles.waits}>
              <Unread count={viewer.unreadNotices} className={styles.new} />
            </span>
          </Place>
        )}
        {viewer && (
          <Place to="/calendar">
            <FormattedMessage id="app.nav.calendar" />
          </Place>
        )}
        {viewer && (
          <Place to="/library">
            <FormattedMessage id="app.nav.known" />
          </Place>
        )}
        {viewer && (
          <Place to="/bookmarks">
            <FormattedMessage id="app.nav.bookmarks" />
            {viewer.dueBookmarks > 0 && (
              <span className={styles.due}>
                <FormattedMessage id="app.nav.due" values={{ count: viewer.dueBookmarks }} />
              </span>
            )}
          </Place>
        )}
        {viewer && (
          <Place to="/drafts">
            <FormattedMessage id="app.nav.drafts" />
            <span className={styles.count}>
              <DraftsBadge personId={viewer.person.id} drafts={viewer.draftCount} />
            </span>
          </Place>
        )}
        {!viewer?.memberships.length && <Directory />}
      </ul>
      {viewer && viewer.memberships.length > 0 && (
        <Group title={<FormattedMessage id="app.nav.yours" />}>
          {viewer.memberships.map(({ id, community, viewerReading }) => (
            <Place key={id} to={`/c/${community.slug}`}>
              {community.name}
              <Waits reading={viewerReading} />
            </Place>
          ))}
          <Directory />
        </Group>
      )}
      {viewer?.admin && (
        <Group title={<FormattedMessage id="app.nav.house" />}>
          {house.map(({ to, id }) => (
            <Place key={to} to={to}>
              <FormattedMessage id={id} />
            </Place>
          ))}
        </Group>
      )}
      <div className={styles.foot}>
        {viewer && <Me viewer={viewer} />}
        {viewer === null && (
          <div className={styles.visitor}>
            <ButtonLink to="/sign-in" variant="primary" size="small">
              <FormattedMessage id="app.nav.signIn" />
            </ButtonLink>
            {instance?.viewerCan.signUp.allowed && (
              <ButtonLink to="/sign-up" variant="text" size="small">
                <FormattedMessage id="app.nav.signUp" />
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </nav>
  );
}

function Directory() {
  return (
    <Place to="/communities" end>
      <FormattedMessage id="app.nav.all" />
    </Place>
  );
}

function Group({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div>
      <p className={styles.head}>{title}</p>
      <ul>{children}</ul>
    </div>
  );
}

function Place({ to, end, children }: { to: string; end?: boolean; children: ReactNode }) {
  return (
    <li>
      <NavLink to={to} end={end}>
        {children}
      </NavLink>
    </li>
  );
}
