import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useViewer } from '../../../lib/viewer';
import { ErrorPage } from '../../../ui/ErrorState';
import { PageHead } from '../../../ui/PageHead';
import { SignInFirst } from '../../../ui/SignInFirst';
import { SkeletonPage } from '../../../ui/Skeleton';
import { Row, Spread } from '../../../ui/Spread';
import { Tabs } from '../../../ui/Tabs';
import styles from './Settings.module.css';

interface SettingsPageProps {
  /** Which of them this is, for the browser's tab. */
  tab: 'profile' | 'account' | 'notifications' | 'calendar' | 'files' | 'recognition' | 'sessions';
  aside?: ReactNode;
  children: ReactNode;
}

/** What the pages of one's own settings have in common. Only for those who are signed in. */
export function SettingsPage({ tab, aside, children }: SettingsPageProps) {
  const intl = useIntl();
  const { viewer, instance, error, refetch } = useViewer();
  if (viewer === undefined) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  if (viewer === null) return <SignInFirst />;
  return (
    <Spread aside={aside}>
      <PageHead
        title={intl.formatMessage({ id: 'accounts.settings.title' })}
        tab={intl.formatMessage({ id: `accounts.settings.tab.${tab}` })}
      />
      <Row className={styles.tabs}>
        <Tabs
          label={intl.formatMessage({ id: 'accounts.settings.title' })}
          tabs={[
            {
              to: '/settings',
              label: <FormattedMessage id="accounts.settings.profile" />,
              end: true,
            },
            {
              to: '/settings/account',
              label: <FormattedMessage id="accounts.settings.account" />,
            },
            {
              to: '/settings/notifications',
              label: <FormattedMessage id="accounts.settings.notifications" />,
            },
            {
              to: '/settings/calendar',
              label: <FormattedMessage id="accounts.settings.calendar" />,
            },
            {
              to: '/settings/files',
              label: <FormattedMessage id="accounts.settings.files" />,
            },
            ...(instance?.recognition
              ? [
                  {
                    to: '/settings/recognition',
                    label: <FormattedMessage id="accounts.settings.recognition" />,
                  },
                ]
              : []),
            {
              to: '/settings/sessions',
              label: <FormattedMessage id="accounts.settings.sessions" />,
            },
          ]}
        />
      </Row>
      {children}
    </Spread>
  );
}
