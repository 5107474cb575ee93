import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PhotoField } from '../features/accounts/settings/PhotoField';
import { ProfileForm } from '../features/accounts/settings/ProfileForm';
import { OwnProfile, OwnProfileQuery } from '../features/accounts/settings/profile-documents';
import styles from '../features/accounts/settings/Settings.module.css';
import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { readFragment } from '../gql';
import { ErrorState } from '../ui/ErrorState';
import { Skeleton } from '../ui/Skeleton';
import { Row } from '../ui/Spread';

/** What others see of oneself. */
export default function SettingsProfilePage() {
  return (
    <SettingsPage tab="profile">
      <Row className={styles.body}>
        <OwnProfilePart />
      </Row>
    </SettingsPage>
  );
}

function OwnProfilePart() {
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery(OwnProfileQuery, { fetchPolicy: 'cache-and-network' });
  const person = readFragment(OwnProfile, data?.viewer?.person);
  if (!person) {
    return error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />;
  }
  const reload = async () =>
    readFragment(OwnProfile, (await refetch()).data?.viewer?.person) ?? undefined;
  return (
    <>
      <PhotoField person={person} reload={reload} />
      <ProfileForm
        key={round}
        person={person}
        reload={reload}
        onRestart={() => setRound(round + 1)}
      />
    </>
  );
}
