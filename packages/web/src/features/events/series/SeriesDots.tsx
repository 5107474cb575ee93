import '../words';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { cx } from '../../../lib/cx';
import { eventPath } from '../../../lib/paths/events';
import { useNow } from '../../../lib/time';
import { Aside } from '../../../ui/Spread';
import styles from '../frame/Event.module.css';
import { lasting, placeOf } from '../times';

export const EventSeriesDots = graphql(`
  fragment EventSeriesDots on CommunityEvent {
    id
    series {
      id
      rule
      words
      durationMinutes
      clockChanges { from timeZone before after people }
      events(first: 7, around: $id) {
        nodes {
          id
          title
          state
          startsAt
          endsAt
          startsOn
          recurrenceOn
          durationMinutes
          own
          community { id slug }
        }
      }
    }
  }
`);

/** The sessions before and after this one, on one thread: held, this one, coming, and those that are left out. */
export function SeriesDots({ event: ref }: { event: FragmentType<typeof EventSeriesDots> }) {
  const intl = useIntl();
  const now = useNow();
  const { id, series } = readFragment(EventSeriesDots, ref);
  if (!series.rule) return null;
  const { words, events, clockChanges } = series;
  const year = (at: string | Date) => intl.formatDate(at, { year: 'numeric' });
  return (
    <Aside title={words.charAt(0).toUpperCase() + words.slice(1)}>
      <ol className={styles.beads}>
        {events.nodes.map((one) => {
          const here = one.id === id;
          const none = one.state === 'CANCELLED';
          const later = new Date(one.startsAt) > now;
          const date = (
            <FormattedDate
              value={one.startsAt}
              day="numeric"
              month="short"
              {...(year(one.startsAt) !== year(now) && { year: 'numeric' as const })}
            />
          );
          const other = one.durationMinutes - series.durationMinutes;
          const note = none
            ? intl.formatMessage({ id: 'events.series.none' })
            : one.own.includes('TIME')
              ? intl.formatMessage({ id: 'events.series.moved' })
              : one.own.includes('DURATION') && other !== 0
                ? intl.formatMessage(
                    { id: 'events.series.length' },
                    {
                      longer: other > 0 ? 'yes' : 'no',
                      length: lasting(intl, Math.abs(other)),
                    },
                  )
                : '';
          return (
            <li
              key={one.id}
              className={cx(
                here && styles.here,
                none && styles.none,
                !none && later && !here && styles.later,
              )}
            >
              <span>
                {here ? (
                  <strong aria-current="page">{date}</strong>
                ) : (
                  <Link className="gh-quiet" to={eventPath(one)}>
                    {date}
                  </Link>
                )}
                {note && `, ${note}`}
              </span>
            </li>
          );
        })}
      </ol>
      {clockChanges.map(({ from, timeZone, before, after, people }) => (
        <p key={`${timeZone} ${from}`} className={styles.warning}>
          <FormattedMessage
            id="events.series.clock"
            values={{
              date: <FormattedDate value={from} day="numeric" month="short" />,
              ...{ place: placeOf(timeZone), before, after, people },
            }}
          />
        </p>
      ))}
    </Aside>
  );
}
