import { useQuery } from '@apollo/client/react';
import { SessionList } from '../features/accounts/settings/SessionList';
import styles from '../features/accounts/settings/Settings.module.css';
import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { FeedsGoOn } from '../features/events/feeds/FeedsGoOn';
import { graphql } from '../gql';
import { ErrorState } from '../ui/ErrorState';
import { Skeleton } from '../ui/Skeleton';
import { Row } from '../ui/Spread';

const OwnSessions = graphql(`
  query OwnSessions {
    viewer {
      sessions { id current createdAt lastSeenAt userAgent address }
    }
  }
`);

/** Where one is signed in. */
export default function SettingsSessionsPage() {
  return (
    <SettingsPage tab="sessions">
      <SessionsPart />
      <FeedsGoOn />
    </SettingsPage>
  );
}

function SessionsPart() {
  const { data, error, refetch } = useQuery(OwnSessions, { fetchPolicy: 'cache-and-network' });
  if (data?.viewer) return <SessionList sessions={data.viewer.sessions} />;
  return (
    <Row className={styles.body}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
    </Row>
  );
}
