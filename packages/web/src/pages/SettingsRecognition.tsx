import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { RecognitionSettings } from '../features/recognition/asks/RecognitionSettings';

/** What one wants of being asked and of being seen. */
export default function SettingsRecognitionPage() {
  return (
    <SettingsPage tab="recognition">
      <RecognitionSettings />
    </SettingsPage>
  );
}
