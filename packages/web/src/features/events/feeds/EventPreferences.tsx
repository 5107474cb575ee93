import './words';
import '../words';
import { useMutation, useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { CheckField } from '../../../ui/CheckField';
import { ErrorState } from '../../../ui/ErrorState';
import { useSayProblem } from '../../../ui/ProblemText';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { REMINDER_MINUTES } from '../rsvp/reminders';
import { OwnEventSettings, SetEventSettings } from './documents';
import styles from './Feeds.module.css';

/** When one is reminded of what one goes to, and whether invitations come by mail. Each change is kept at once. */
export function EventPreferences() {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const { data, error, refetch } = useQuery(OwnEventSettings, {
    fetchPolicy: 'cache-and-network',
  });
  const [save] = useMutation(SetEventSettings, { onError: sayProblem });
  const settings = data?.viewer?.eventSettings;
  if (!settings) {
    return (
      <Row>{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton lines={4} />}</Row>
    );
  }
  const { reminders, calendarMails } = settings;
  const put = async (change: Partial<typeof settings>) => {
    const next = { ...settings, ...change };
    const { data: saved } = await save({
      variables: { input: { reminders: next.reminders, calendarMails: next.calendarMails } },
      optimisticResponse: {
        setEventSettings: { __typename: 'Viewer', eventSettings: next },
      } as never,
    });
    if (saved) announce(intl.formatMessage({ id: 'calendar.saved' }));
  };
  return (
    <>
      <Section title={<FormattedMessage id="calendar.reminders.title" />}>
        <Row>
          <fieldset aria-label={intl.formatMessage({ id: 'calendar.reminders.title' })}>
            <p className={styles.text}>
              <FormattedMessage id="calendar.reminders.text" />
            </p>
            {REMINDER_MINUTES.map((minutes) => {
              const on = reminders.includes(minutes);
              return (
                <CheckField
                  key={minutes}
                  checked={on}
                  label={<FormattedMessage id="events.remind.before" values={{ minutes }} />}
                  onChange={() =>
                    void put({
                      reminders: on
                        ? reminders.filter((other) => other !== minutes)
                        : [...reminders, minutes],
                    })
                  }
                />
              );
            })}
          </fieldset>
        </Row>
      </Section>
      <Section title={<FormattedMessage id="calendar.mails.title" />}>
        <Row>
          <CheckField
            checked={calendarMails}
            label={<FormattedMessage id="calendar.mails" />}
            hint={<FormattedMessage id="calendar.mails.hint" />}
            onChange={() => void put({ calendarMails: !calendarMails })}
          />
        </Row>
      </Section>
    </>
  );
}
