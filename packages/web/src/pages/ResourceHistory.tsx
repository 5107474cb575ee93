import '../features/resources/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { RevisionList } from '../features/resources/revisions/RevisionList';
import { graphql } from '../gql';
import { libraryPath, resourcePath } from '../lib/paths/resources';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

const HistoryQuery = graphql(`
  query ResourceHistory($id: ID!, $after: String) {
    resource(id: $id) {
      id
      title
      version
      community { id slug name }
      viewerCan { edit { allowed reason } }
      revisions(first: 12, after: $after) {
        edges { cursor node { ...RevisionParts } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** Every version that a resource had: what changed, why, by whom, and the way back to it. */
export default function ResourceHistoryPage() {
  const intl = useIntl();
  const { resourceId = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(HistoryQuery, {
    variables: { id: resourceId },
    fetchPolicy: 'cache-and-network',
  });
  const resource = data?.resource;
  if (!resource) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { community, title, revisions } = resource;
  const { hasNextPage, endCursor } = revisions.pageInfo;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'resources.history.title' })}
        tab={intl.formatMessage({ id: 'resources.history.of' }, { title })}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${community.slug}` },
              {
                label: intl.formatMessage({ id: 'resources.library' }),
                to: libraryPath(community.slug),
              },
              { label: title, to: resourcePath(resource) },
            ]}
          />
        }
      />
      <RevisionList
        resource={resource}
        revisions={revisions.edges.map(({ node }) => node)}
        more={hasNextPage}
      />
      {hasNextPage && (
        <Row>
          <MoreButton onMore={() => fetchMore({ variables: { after: endCursor } })} />
        </Row>
      )}
    </Spread>
  );
}
