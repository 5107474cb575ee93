import '../features/threads/care/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { WaitingList } from '../features/threads/care/WaitingList';
import { graphql } from '../gql';
import { reasonMessage } from '../lib/problem';
import { EmptyState } from '../ui/EmptyState';
import { MoreButton } from '../ui/MoreButton';
import { Row, Section } from '../ui/Spread';

const WaitingQuery = graphql(`
  query CommunityWaiting($slug: String!, $after: String) {
    community(slug: $slug) {
      id
      waitingDays
      waitingCount
      waitingThreads(first: 20, after: $after) {
        edges { cursor node { id ...ThreadRow } }
        pageInfo { hasNextPage endCursor }
      }
      ...CommunityFrame
    }
  }
`);

/** Threads that nobody has answered for too long, for those who look after the community. */
export default function CommunityWaitingPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(WaitingQuery, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { waitingThreads: page, waitingCount: count, waitingDays: days } = community;
  return (
    <CommunityPage community={community} tab={intl.formatMessage({ id: 'tending.waiting' })}>
      {!page ? (
        <Row>
          <p>
            <FormattedMessage id={reasonMessage('NOT_FACILITATOR') ?? 'errors.code.FORBIDDEN'} />
          </p>
        </Row>
      ) : page.edges.length === 0 ? (
        <EmptyState title={<FormattedMessage id="tending.waiting.empty.title" />}>
          <FormattedMessage id="tending.waiting.empty.text" values={{ days }} />
        </EmptyState>
      ) : (
        <Section title={<FormattedMessage id="tending.waiting" />}>
          <Row>
            <p className="gh-ink2">
              <FormattedMessage id="tending.waiting.lede" values={{ count, days }} />
            </p>
          </Row>
          <WaitingList
            threads={page.edges.map(({ node }) => node)}
            onChanged={() => asked.refetch()}
          />
          {page.pageInfo.hasNextPage && (
            <Row>
              <MoreButton
                onMore={() => asked.fetchMore({ variables: { after: page.pageInfo.endCursor } })}
              />
            </Row>
          )}
        </Section>
      )}
    </CommunityPage>
  );
}
