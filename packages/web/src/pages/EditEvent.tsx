import '../features/events/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { ZoneField } from '../features/accounts/ZoneField';
import { EditEventForm } from '../features/events/editor/EditEventForm';
import { graphql } from '../gql';
import { eventPath, eventsPath } from '../lib/paths/events';
import { reasonMessage } from '../lib/problem';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { Crumbs } from '../ui/Crumbs';
import { EmptyState } from '../ui/EmptyState';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

const EditEventQuery = graphql(`
  query EditEventPage($id: ID!) {
    event(id: $id) {
      id
      title
      community { id slug name }
      viewerCan { lookAfter { allowed reason } }
      ...EventToEdit
    }
  }
`);

/** The plan of a session, to be changed by who looks after it. */
export default function EditEventPage() {
  const intl = useIntl();
  const { eventId = '' } = useParams();
  const { viewer } = useViewer();
  // A form must not begin with what was true the last time that somebody looked.
  const { data, error, refetch } = useQuery(EditEventQuery, {
    variables: { id: eventId },
    fetchPolicy: 'network-only',
  });
  const event = data?.event;
  if (!event) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { community, title, viewerCan } = event;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'events.edit.page' })}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${community.slug}` },
              {
                label: intl.formatMessage({ id: 'events.sessions' }),
                to: eventsPath(community.slug),
              },
              { label: title, to: eventPath(event) },
            ]}
          />
        }
      />
      {viewerCan.lookAfter.allowed && viewer ? (
        <Row>
          <EditEventForm event={event} viewer={viewer.person} zoneField={ZoneField} />
        </Row>
      ) : (
        <EmptyState
          small
          title={<FormattedMessage id="events.edit.refused" />}
          step={
            <ButtonLink to={eventPath(event)}>
              <FormattedMessage id="events.edit.back" />
            </ButtonLink>
          }
        >
          {intl.formatMessage({
            id: reasonMessage(viewerCan.lookAfter.reason) ?? 'errors.code.FORBIDDEN',
          })}
        </EmptyState>
      )}
    </Spread>
  );
}
