import { useQuery } from '@apollo/client/react';
import settings from '../features/accounts/settings/Settings.module.css';
import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { MailPaused } from '../features/notifications/mail/MailPaused';
import { Preferences } from '../features/notifications/preferences/Preferences';
import { PushDevices } from '../features/notifications/push/PushDevices';
import { graphql } from '../gql';
import { Row } from '../ui/Spread';

const OwnMailPause = graphql(`
  query OwnMailPause {
    viewer { mailPause { ...MailPauseParts } }
  }
`);

/** What one is told, on which way and how soon. */
export default function SettingsNotificationsPage() {
  return (
    <SettingsPage tab="notifications">
      <Paused />
      <Preferences />
      <PushDevices />
    </SettingsPage>
  );
}

/** Before all that is chosen about mail: that none goes out, when that is so. */
function Paused() {
  const { data } = useQuery(OwnMailPause, { fetchPolicy: 'cache-and-network' });
  const pause = data?.viewer?.mailPause;
  if (!pause) return null;
  return (
    <Row className={settings.body}>
      <MailPaused pause={pause} />
    </Row>
  );
}
