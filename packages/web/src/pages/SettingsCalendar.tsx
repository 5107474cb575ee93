import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { EventPreferences } from '../features/events/feeds/EventPreferences';
import { Feeds } from '../features/events/feeds/Feeds';

/** One's own calendar: addresses for calendar programs, reminders, invitations by mail. */
export default function SettingsCalendarPage() {
  return (
    <SettingsPage tab="calendar">
      <Feeds />
      <EventPreferences />
    </SettingsPage>
  );
}
