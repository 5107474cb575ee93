import '../words';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { eventPath } from '../../../lib/paths/events';
import { useNow } from '../../../lib/time';
import { Row } from '../../../ui/Spread';
import { EventAnswer, EventLine } from '../documents';
import { RsvpButtons } from '../rsvp/RsvpButtons';
import { daysFrom, distance, hours, hoursThere, placeOf } from '../times';
import styles from './EventList.module.css';

/** Further ahead few people know; the answer is given on the page of the session. */
const ASKED_DAYS = 42;

interface EventListProps {
  events: readonly FragmentType<typeof EventLine>[];
  /** Says where each is, when they come from several communities. */
  communities?: boolean;
  /** Names the list. */
  label?: string;
  /** After the last: "Show more". */
  foot?: ReactNode;
}

/** Sessions by time: the day and the hour in the margin, the title, who comes and one's answer in the measure. */
export function EventList({ events, communities, label, foot }: EventListProps) {
  return (
    <>
      <ol className={styles.list} aria-label={label}>
        {events.map((ref) => (
          <EventItem key={readFragment(EventLine, ref).id} event={ref} communities={communities} />
        ))}
      </ol>
      {foot && (
        <Row>
          <div className={styles.foot}>{foot}</div>
        </Row>
      )}
    </>
  );
}

function EventItem({
  event: ref,
  communities,
}: {
  event: FragmentType<typeof EventLine>;
  communities?: boolean | undefined;
}) {
  const event = readFragment(EventLine, ref);
  const answer = readFragment(EventAnswer, event);
  const now = useNow();
  const intl = useIntl();
  const { community, state } = event;
  const off = state === 'CANCELLED' || state === 'DECLINED';
  const over = new Date(answer.endsAt) <= now;
  const there = hoursThere(intl, answer);
  const days = daysFrom(now, answer.startsAt, intl.timeZone);
  const otherYear =
    intl.formatDate(answer.startsAt, { year: 'numeric' }) !==
    intl.formatDate(now, { year: 'numeric' });
  return (
    <Row
      as="li"
      ruled
      className={styles.row}
      margin={
        <time dateTime={answer.startsAt}>
          <span className={styles.date}>
            <FormattedDate
              value={answer.startsAt}
              weekday="short"
              day="numeric"
              month="short"
              {...(otherYear && { year: 'numeric' as const })}
            />
          </span>
          <span className={styles.hour}>{hours(intl, answer)}</span>
          {there && (
            <span className={styles.there}>
              <FormattedMessage
                id="events.list.there"
                values={{ hours: there, place: placeOf(answer.timeZone) }}
              />
            </span>
          )}
        </time>
      }
    >
      {!over && days <= 7 && <p className={styles.soon}>{distance(intl, now, answer.startsAt)}</p>}
      <Link data-line className={off ? styles.off : styles.title} to={eventPath(event)}>
        <bdi>{event.title}</bdi>
      </Link>
      <p className={styles.meta}>
        {communities && <Link to={`/c/${community.slug}`}>{community.name}</Link>}
        <span>
          <FormattedMessage id={`events.kind.${event.kind}`} />
        </span>
        <span>
          <FormattedMessage
            id={`events.where.${answer.mode}`}
            values={{ known: answer.place ? 'yes' : 'no', place: <bdi>{answer.place}</bdi> }}
          />
        </span>
        {state !== 'SCHEDULED' ? (
          <strong className={styles.state}>
            <FormattedMessage id={`events.state.${state}`} values={{ name: '' }} />
          </strong>
        ) : (
          <span className="gh-num">
            <FormattedMessage
              id={over ? 'events.list.went' : 'events.list.going'}
              values={{ count: answer.goingCount, remote: answer.remoteCount, mode: answer.mode }}
            />
          </span>
        )}
      </p>
      {state === 'SCHEDULED' && !over && (days <= ASKED_DAYS || answer.viewerRsvp) && (
        <div className={styles.answer}>
          <RsvpButtons small event={event} title={event.title} />
        </div>
      )}
    </Row>
  );
}
