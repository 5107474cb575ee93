import '../words';
import type { ReactNode } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { eventsPath } from '../../../lib/paths/events';
import { useNow } from '../../../lib/time';
import { Crumbs } from '../../../ui/Crumbs';
import { PageTitle } from '../../../ui/PageHead';
import { Prose } from '../../../ui/Prose';
import { Row } from '../../../ui/Spread';
import { distance, phaseOf } from '../times';
import styles from './Event.module.css';

export const EventHeadParts = graphql(`
  fragment EventHeadParts on CommunityEvent {
    id
    title
    kind
    state
    startsAt
    endsAt
    timeZone
    descriptionHtml
    cancelReason
    cancelledAt
    community { id slug name }
    proposedBy { id name }
  }
`);

interface EventHeadProps {
  event: FragmentType<typeof EventHeadParts>;
  /** The answer, and what else can be done with it. */
  actions?: ReactNode;
}

/** The day in the margin, the title and what it is about in the measure. */
export function EventHead({ event: ref, actions }: EventHeadProps) {
  const intl = useIntl();
  const now = useNow();
  const event = readFragment(EventHeadParts, ref);
  const { community, title, startsAt } = event;
  const phase = phaseOf(event, now);
  const thisYear =
    intl.formatDate(startsAt, { year: 'numeric' }) === intl.formatDate(now, { year: 'numeric' });
  return (
    <Row
      as="header"
      marginTop="2.9rem"
      margin={
        <time dateTime={startsAt} className={styles.date}>
          <span className={styles.day}>
            <FormattedDate value={startsAt} weekday="long" />{' '}
            <FormattedDate
              value={startsAt}
              day="numeric"
              month="short"
              {...(!thisYear && { year: 'numeric' })}
            />
          </span>
          <span className={styles.distance}>
            {phase === 'now' ? <FormattedMessage id="events.now" /> : distance(intl, now, startsAt)}
          </span>
        </time>
      }
    >
      <div className={styles.crumbs}>
        <Crumbs
          steps={[
            { label: community.name, to: `/c/${community.slug}` },
            {
              label: intl.formatMessage({ id: 'events.sessions' }),
              to: eventsPath(community.slug),
            },
          ]}
        />
      </div>
      <PageTitle
        title={title}
        tab={intl.formatMessage({ id: 'events.tab' }, { title, community: community.name })}
      />
      <p className={styles.kind}>
        <FormattedMessage id={`events.kind.${event.kind}`} />
      </p>
      {event.state !== 'SCHEDULED' && (
        <p className={styles.banner}>
          <strong>
            <FormattedMessage
              id={`events.state.${event.state}`}
              values={{ name: event.proposedBy?.name ?? '' }}
            />
          </strong>{' '}
          {event.cancelReason && <bdi>{event.cancelReason}</bdi>}
        </p>
      )}
      {event.descriptionHtml && <Prose className={styles.about} html={event.descriptionHtml} />}
      {actions && <div className={styles.actions}>{actions}</div>}
    </Row>
  );
}
