import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { eventFile } from '../../../lib/paths/events';
import { Menu, MenuChoice } from '../../../ui/Menu';
import { useSayProblem } from '../../../ui/ProblemText';
import { Aside } from '../../../ui/Spread';
import { SetEventReminders } from './documents';
import styles from './Rsvp.module.css';
import { REMINDER_MINUTES } from './reminders';

export const EventReminders = graphql(`
  fragment EventReminders on CommunityEvent {
    id
    state
    series { id rule }
    viewerRsvp { answer waiting reminders }
    viewerCan { rsvp { allowed } }
  }
`);

interface RemindersProps {
  event: FragmentType<typeof EventReminders>;
  /** As one has chosen for all events. */
  usual: readonly number[];
}

/** How this comes into one's own calendar, and when one is reminded of it. */
export function InYourCalendar({ event: ref, usual }: RemindersProps) {
  const intl = useIntl();
  const sayProblem = useSayProblem();
  const { id, series, viewerRsvp: given, viewerCan } = readFragment(EventReminders, ref);
  const [set] = useMutation(SetEventReminders, { onError: sayProblem });
  const going = given?.answer === 'GOING' && !given.waiting && viewerCan.rsvp.allowed;
  const chosen = given?.reminders ?? usual;
  const save = (minutes: readonly number[] | null) =>
    void set({ variables: { input: { eventId: id, minutes: minutes && [...minutes] } } });

  return (
    <Aside title={<FormattedMessage id="events.calendar.title" />}>
      <p>
        <a className="gh-quiet" href={eventFile(id)} download>
          <FormattedMessage id="events.calendar.file" />
        </a>
      </p>
      {series.rule && (
        <p>
          <Link className="gh-quiet" to={`/settings/calendar?session=${id}`}>
            <FormattedMessage id="events.calendar.series" />
          </Link>
        </p>
      )}
      <p>
        <Link className="gh-quiet" to="/settings/calendar">
          <FormattedMessage id="events.calendar.feeds" />
        </Link>
      </p>
      {going && (
        <p className={styles.rest}>
          <FormattedMessage
            id="events.remind.now"
            values={{
              count: chosen.length,
              when: intl.formatList(
                [...chosen]
                  .sort((a, b) => b - a)
                  .map((minutes) =>
                    intl.formatMessage({ id: 'events.remind.before' }, { minutes }),
                  ),
              ),
            }}
          />{' '}
          <Menu
            buttonClassName="gh-quiet"
            button={<FormattedMessage id="events.remind.change" />}
            label={intl.formatMessage({ id: 'events.remind.change' })}
          >
            <MenuChoice checked={!given.reminders} onSelect={() => save(null)}>
              <FormattedMessage id="events.remind.usual" />
            </MenuChoice>
            {REMINDER_MINUTES.map((minutes) => (
              <MenuChoice
                key={minutes}
                checked={chosen.includes(minutes)}
                onSelect={() =>
                  save(
                    chosen.includes(minutes)
                      ? chosen.filter((other) => other !== minutes)
                      : [...chosen, minutes],
                  )
                }
              >
                <FormattedMessage id="events.remind.before" values={{ minutes }} />
              </MenuChoice>
            ))}
          </Menu>
        </p>
      )}
    </Aside>
  );
}
