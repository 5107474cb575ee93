import '../features/events/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { ZoneField } from '../features/accounts/ZoneField';
import { AcceptRules } from '../features/communities/AcceptRules';
import { communityGate } from '../features/communities/frame/gate';
import { isDay } from '../features/events/calendar/range';
import { NewEventForm } from '../features/events/editor/NewEventForm';
import { graphql } from '../gql';
import { eventsPath } from '../lib/paths/events';
import { reasonMessage } from '../lib/problem';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { Crumbs } from '../ui/Crumbs';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';
import { Row, Spread } from '../ui/Spread';
import styles from './Home.module.css';

const NewEventQuery = graphql(`
  query NewEvent($slug: String!) {
    community(slug: $slug) {
      id
      slug
      name
      viewerCan {
        scheduleEvent { allowed reason }
        proposeEvent { allowed reason }
      }
    }
  }
`);

/** Where a session begins: its plan, or what has to be done before. */
export default function NewEventPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const { viewer } = useViewer();
  const asked = useQuery(NewEventQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { scheduleEvent, proposeEvent } = community.viewerCan;
  const proposes = !scheduleEvent.allowed;
  const { allowed, reason } = proposes ? proposeEvent : scheduleEvent;
  const day = search.get('day');
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({
          id: proposes ? 'events.propose.page' : 'events.schedule.page',
        })}
        lede={proposes && allowed && <FormattedMessage id="events.propose.lede" />}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${slug}` },
              { label: intl.formatMessage({ id: 'events.sessions' }), to: eventsPath(slug) },
            ]}
          />
        }
      />
      {allowed ? (
        <Row>
          {viewer && (
            <NewEventForm
              communityId={community.id}
              viewer={viewer.person}
              zoneField={ZoneField}
              proposes={proposes}
              day={isDay(day) ? day : undefined}
            />
          )}
        </Row>
      ) : reason === 'ACCEPT_RULES_FIRST' ? (
        <Row className={styles.rules}>
          <AcceptRules slug={slug} onAccepted={() => asked.refetch()} />
        </Row>
      ) : (
        <EmptyState
          small
          title={<FormattedMessage id="events.propose.refused" />}
          step={
            <ButtonLink
              to={
                reason === 'SIGN_IN_FIRST'
                  ? `/sign-in?to=${encodeURIComponent(`/c/${slug}/new-event`)}`
                  : `/c/${slug}`
              }
            >
              {reason === 'SIGN_IN_FIRST' ? (
                <FormattedMessage id="app.nav.signIn" />
              ) : (
                <bdi>{community.name}</bdi>
              )}
            </ButtonLink>
          }
        >
          {intl.formatMessage({ id: reasonMessage(reason) ?? 'errors.code.FORBIDDEN' })}
        </EmptyState>
      )}
    </Spread>
  );
}
