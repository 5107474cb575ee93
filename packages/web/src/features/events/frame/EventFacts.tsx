import '../words';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { EventFactsFragment } from '../../../gql/graphql';
import { useNow } from '../../../lib/time';
import { Person } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { hours, hoursThere, placeOf } from '../times';
import { AnotherZone } from './AnotherZone';
import styles from './Event.module.css';

export const EventFactsParts = graphql(`
  fragment EventFacts on CommunityEvent {
    id
    mode
    place
    startsAt
    endsAt
    timeZone
    capacity
    seatsTaken
    waitingCount
    hasJoinUrl
    joinUrl
    joinUrlFrom
    host { id handle name timeZone photo { small } }
    rounds { name minutes }
    viewerRsvp { answer waiting }
  }
`);

interface EventFactsProps {
  event: FragmentType<typeof EventFactsParts>;
  /** Whose turn it is, where the community takes turns. */
  turn?: ReactNode;
}

/** When it is for the reader and where it is held; where; who invites. */
export function EventFacts({ event: ref, turn }: EventFactsProps) {
  const event = readFragment(EventFactsParts, ref);
  const { host, rounds } = event;
  return (
    <section className={styles.facts}>
      <Row ruled margin={<FormattedMessage id="events.when" />}>
        <When event={event} />
      </Row>
      <Row ruled margin={<FormattedMessage id="events.where" />}>
        <Where event={event} />
      </Row>
      {host && (
        <Row ruled margin={<FormattedMessage id="events.host" />}>
          <Person
            person={host}
            size={40}
            detail={
              <FormattedMessage id="events.from" values={{ place: placeOf(host.timeZone) }} />
            }
          />
        </Row>
      )}
      {turn && (
        <Row ruled margin={<FormattedMessage id="events.turn" />}>
          {turn}
        </Row>
      )}
      {rounds.length > 0 && (
        <Row ruled margin={<FormattedMessage id="events.rounds" />}>
          <ol className={styles.rounds}>
            {rounds.map(({ name, minutes }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no other identity than their place
              <li key={index}>
                <bdi>{name}</bdi>{' '}
                <span className="gh-num gh-ink3">
                  <FormattedMessage id="events.minutes" values={{ minutes }} />
                </span>
              </li>
            ))}
          </ol>
        </Row>
      )}
    </section>
  );
}

function When({ event }: { event: EventFactsFragment }) {
  const intl = useIntl();
  const { host } = event;
  const [other, setOther] = useState(false);
  const own = intl.timeZone ?? event.timeZone;
  const there = hoursThere(intl, event);
  const far =
    host && host.timeZone !== event.timeZone
      ? hoursThere(intl, { ...event, timeZone: host.timeZone })
      : undefined;
  return (
    <>
      <p className={styles.fact}>
        <FormattedMessage
          id={there ? 'events.when.yours' : 'events.when.same'}
          values={{ hours: <strong>{hours(intl, event)}</strong>, place: placeOf(own) }}
        />
      </p>
      <p className={styles.second}>
        {there && (
          <FormattedMessage
            id="events.when.there"
            values={{ hours: there, place: placeOf(event.timeZone), mode: event.mode }}
          />
        )}{' '}
        {host && far && (
          <FormattedMessage
            id="events.when.host"
            values={{ hours: far, name: host.name, place: placeOf(host.timeZone) }}
          />
        )}{' '}
        {!other && (
          <button type="button" className="gh-quiet" onClick={() => setOther(true)}>
            <FormattedMessage id="events.when.another" />
          </button>
        )}
      </p>
      {other && <AnotherZone event={event} />}
    </>
  );
}

function Where({ event }: { event: EventFactsFragment }) {
  const intl = useIntl();
  const now = useNow();
  const { mode, place, capacity, seatsTaken, waitingCount, hasJoinUrl, joinUrl } = event;
  const over = new Date(event.endsAt) <= now;
  // Who looks after it has the link all the time, to see whether it is the right one.
  const early = event.joinUrlFrom != null && new Date(event.joinUrlFrom) > now;
  return (
    <>
      <p className={styles.fact}>
        <FormattedMessage
          id={`events.where.${mode}`}
          values={{ known: place ? 'yes' : 'no', place: <bdi>{place}</bdi> }}
        />
      </p>
      <p className={styles.second}>
        {capacity != null && (
          <FormattedMessage
            id="events.seats"
            values={{ taken: seatsTaken, capacity, waiting: waitingCount, mode }}
          />
        )}{' '}
        {hasJoinUrl && !joinUrl && !over && (
          <FormattedMessage
            id="events.join.later"
            values={{
              going: event.viewerRsvp?.answer === 'GOING' ? 'yes' : 'no',
              time:
                event.joinUrlFrom &&
                intl.formatTime(event.joinUrlFrom, { hour: '2-digit', minute: '2-digit' }),
            }}
          />
        )}
      </p>
      {joinUrl && !over && (
        <p className={styles.join}>
          <a className="gh-link" href={joinUrl} rel="noreferrer noopener" target="_blank">
            <FormattedMessage id={early ? 'events.join.early' : 'events.join'} />
          </a>
        </p>
      )}
    </>
  );
}
