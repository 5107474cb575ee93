import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { PushDevices } from '../features/notifications/push/PushDevices';

/** What one is told, on which way and how soon. */
export default function SettingsNotificationsPage() {
  return (
    <SettingsPage tab="notifications">
      <PushDevices />
    </SettingsPage>
  );
}
