import { graphql } from '../../../gql';

/** It has an id, so that whatever answers with it repaints all of it. */
export const SettingsParts = graphql(`
  fragment SettingsParts on NotificationSettings {
    id
    quietFrom
    quietUntil
    digestPace
    digestAt
    digestWeekday
    digestMinutes
    version
    preferences { kind way pace chosen }
    exceptions { id community { id slug name } kind way pace }
  }
`);

export const OwnSettings = graphql(`
  query OwnNotificationSettings {
    instance { pushKey }
    viewer { notificationSettings { ...SettingsParts } }
  }
`);

export const SetPreference = graphql(`
  mutation SetNotificationPreference($input: SetNotificationPreferenceInput!) {
    setNotificationPreference(input: $input) { ...SettingsParts }
  }
`);

export const EditSettings = graphql(`
  mutation EditNotificationSettings($input: EditNotificationSettingsInput!) {
    editNotificationSettings(input: $input) { ...SettingsParts }
  }
`);
