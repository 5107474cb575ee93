import '../features/threads/care/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { BringBack, BringPostBack, RemovedList } from '../features/threads/care/RemovedList';
import ThreadTraces from '../features/threads/care/ThreadTraces';
import { graphql } from '../gql';
import { MoreButton } from '../ui/MoreButton';
import { Row, Section } from '../ui/Spread';

const RemovedQuery = graphql(`
  query CommunityRemoved($slug: String!, $threads: String, $posts: String) {
    community(slug: $slug) {
      id
      removedThreads(first: 20, after: $threads) {
        edges { cursor node {
          id title removedAt removalReason
          author { id handle name }
          removedBy { id handle name }
          community { id slug }
          viewerCan { restore { allowed reason } }
        } }
        pageInfo { hasNextPage endCursor }
      }
      removedPosts(first: 20, after: $posts) {
        edges { cursor node {
          id number removedAt removalReason
          author { id handle name }
          removedBy { id handle name }
          thread { id title community { id slug } }
          viewerCan { restore { allowed reason } }
        } }
        pageInfo { hasNextPage endCursor }
      }
      movedAway(first: 20) { edges { cursor node { id ...TraceParts } } }
      ...CommunityFrame
    }
  }
`);

/** What was removed, for those who may bring it back; and for all readers what has left the community. */
export default function CommunityRemovedPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(RemovedQuery, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { removedThreads: threads, removedPosts: posts, movedAway } = community;
  const more = (page: { hasNextPage: boolean; endCursor?: string | null }, name: string) =>
    page.hasNextPage && (
      <MoreButton onMore={() => asked.fetchMore({ variables: { [name]: page.endCursor } })} />
    );
  return (
    <CommunityPage community={community} tab={intl.formatMessage({ id: 'tending.removed' })}>
      {threads && (
        <RemovedList
          label={<FormattedMessage id="tending.removed.threads" />}
          removed={threads.edges.map(({ node }) => ({ ...node, thread: node }))}
          verb={BringBack}
          onChanged={() => asked.refetch()}
          foot={more(threads.pageInfo, 'threads')}
        />
      )}
      {posts && (
        <RemovedList
          label={<FormattedMessage id="tending.removed.posts" />}
          removed={posts.edges.map(({ node }) => ({ ...node, title: node.thread.title }))}
          verb={BringPostBack}
          onChanged={() => asked.refetch()}
          foot={more(posts.pageInfo, 'posts')}
        />
      )}
      <Section title={<FormattedMessage id="tending.removed.moved" />}>
        <Row>
          {movedAway && movedAway.edges.length > 0 ? (
            <ThreadTraces traces={movedAway.edges.map(({ node }) => node)} />
          ) : (
            <p className="gh-ink2">
              <FormattedMessage id="tending.removed.none" />
            </p>
          )}
        </Row>
      </Section>
    </CommunityPage>
  );
}
