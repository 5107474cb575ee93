import '../features/communities/words';
import '../features/events/words';
import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { OpenSearches } from '../features/events/find-time/OpenSearches';
import { EventList } from '../features/events/list/EventList';
import { EventsBar } from '../features/events/list/EventsBar';
import { WhoHasTheTurn } from '../features/facilitation/WhoHasTheTurn';
import { graphql } from '../gql';
import { EmptyState } from '../ui/EmptyState';
import { later } from '../ui/later';
import { MoreButton } from '../ui/MoreButton';
import { Section } from '../ui/Spread';

const ImportDialog = later(() => import('../features/events/import/ImportDialog'));

const EventsQuery = graphql(`
  query CommunityEventsPage($slug: String!, $past: Boolean!, $after: String) {
    community(slug: $slug) {
      id
      visibility
      charter { number }
      viewerMembership { id state }
      proposedEvents(first: 20) { edges { cursor node { id ...EventLine } } }
      events(first: 20, past: $past, after: $after) {
        edges { cursor node { id ...EventLine } }
        pageInfo { hasNextPage endCursor }
      }
      ...CommunityFrame
      ...EventsBarParts
      ...WhoHasTheTurn
      ...OpenSearches
    }
  }
`);

/** The sessions of one community: what is proposed, what comes, and what was. */
export default function CommunityEventsPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const past = search.get('when') === 'past';
  const asked = useQuery(EventsQuery, {
    variables: { slug, past },
    fetchPolicy: 'cache-and-network',
  });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { events, proposedEvents } = community;
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'events.sessions' })}
      aside={
        events && (
          <>
            <WhoHasTheTurn community={community} />
            <OpenSearches community={community} />
          </>
        )
      }
    >
      {!events ? (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      ) : (
        <>
          <EventsBar community={community} past={past} onImport={() => setImporting(true)} />
          {!past && proposedEvents && proposedEvents.edges.length > 0 && (
            <Section title={<FormattedMessage id="events.proposed" />}>
              <EventList events={proposedEvents.edges.map(({ node }) => node)} />
            </Section>
          )}
          {events.edges.length === 0 ? (
            <EmptyState
              small
              title={<FormattedMessage id={`events.empty.${past ? 'past' : 'coming'}.title`} />}
            >
              <FormattedMessage id={`events.empty.${past ? 'past' : 'coming'}.text`} />
            </EmptyState>
          ) : (
            <Section title={<FormattedMessage id={past ? 'events.past' : 'events.coming'} />}>
              <EventList
                events={events.edges.map(({ node }) => node)}
                foot={
                  events.pageInfo.hasNextPage && (
                    <MoreButton
                      onMore={() =>
                        asked.fetchMore({ variables: { after: events.pageInfo.endCursor } })
                      }
                    />
                  )
                }
              />
            </Section>
          )}
        </>
      )}
      {importing && (
        <Suspense>
          <ImportDialog communityId={community.id} onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </CommunityPage>
  );
}
