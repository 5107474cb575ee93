import { useQuery } from '@apollo/client/react';
import { EmailSettings } from '../features/accounts/settings/EmailSettings';
import { PasswordSettings } from '../features/accounts/settings/PasswordSettings';
import styles from '../features/accounts/settings/Settings.module.css';
import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { MailPaused } from '../features/notifications/mail/MailPaused';
import { graphql } from '../gql';
import { ErrorState } from '../ui/ErrorState';
import { Skeleton } from '../ui/Skeleton';
import { Row } from '../ui/Spread';

const OwnAccount = graphql(`
  query OwnAccount {
    viewer { email pendingEmail mailPause { ...MailPauseParts } }
  }
`);

/** How one signs in. */
export default function SettingsAccountPage() {
  return (
    <SettingsPage tab="account">
      <AccountPart />
    </SettingsPage>
  );
}

function AccountPart() {
  // The second confirmation may just have come from another device.
  const { data, error, refetch } = useQuery(OwnAccount, { fetchPolicy: 'cache-and-network' });
  if (!data?.viewer) {
    return (
      <Row className={styles.body}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  return (
    <>
      {data.viewer.mailPause && (
        <Row className={styles.body}>
          <MailPaused pause={data.viewer.mailPause} />
        </Row>
      )}
      <EmailSettings email={data.viewer.email} pendingEmail={data.viewer.pendingEmail} />
      <PasswordSettings />
    </>
  );
}
