import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { CommunityThreads } from '../features/threads/list/CommunityThreads';
import { readFilter } from '../features/threads/list/filter';
import { ThreadFilters } from '../features/threads/list/ThreadFilters';
import { MarkAllRead } from '../features/threads/reading/MarkAllRead';
import { graphql } from '../gql';
import { later } from '../ui/later';

const CareLinks = later(() => import('../features/threads/care/CareLinks'));

const ThreadsPageQuery = graphql(`
  query CommunityThreadsPage($slug: String!) {
    community(slug: $slug) {
      id
      visibility
      charter { number }
      name
      waitingCount
      movedAway(first: 1) { edges { cursor } }
      viewerMembership { id state viewerReading { level unreadThreads newThreads } }
      ...CommunityFrame
    }
  }
`);

/** All threads of a community, or those of one kind, one tag, or without an answer. */
export default function CommunityThreadsPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const filter = readFilter(useSearchParams()[0]);
  const asked = useQuery(ThreadsPageQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const reading = community.viewerMembership?.viewerReading;
  const waits = reading && reading.unreadThreads + reading.newThreads > 0;
  const moved = community.movedAway?.edges.length ?? 0;
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'communities.tab.threads' })}
    >
      {community.charter ? (
        <>
          <ThreadFilters
            slug={slug}
            filter={filter}
            member={Boolean(reading)}
            end={waits && <MarkAllRead community={community} />}
          />
          {(community.waitingCount != null || moved > 0) && (
            <Suspense>
              <CareLinks slug={slug} waiting={community.waitingCount} moved={moved} />
            </Suspense>
          )}
          <CommunityThreads slug={slug} filter={filter} />
        </>
      ) : (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      )}
    </CommunityPage>
  );
}
