import '../words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../../gql';
import { libraryPath, shareResourcePath } from '../../../lib/paths/resources';
import { ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { MoreButton } from '../../../ui/MoreButton';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import type { Shown } from './filter';
import { ResourceList } from './ResourceList';

const LibraryListQuery = graphql(`
  query LibraryList(
    $slug: String!
    $type: ResourceType
    $tag: String
    $retired: Boolean!
    $order: ResourceOrder!
    $after: String
  ) {
    community(slug: $slug) {
      id
      slug
      facesOfMembers(first: 6) { id name photo { small } }
      viewerCan { shareResource { allowed reason } }
      resources(first: 20, type: $type, tag: $tag, retired: $retired, order: $order, after: $after) {
        edges { cursor node { id ...ResourceRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

interface LibraryListProps {
  slug: string;
  filter: Shown;
}

/** The resources of one community that fit. */
export function LibraryList({ slug, filter }: LibraryListProps) {
  const { type, tag, retired = false, byTitle } = filter;
  const { data, error, refetch, fetchMore } = useQuery(LibraryListQuery, {
    variables: {
      ...{ slug, type: type ?? null, tag: tag ?? null, retired },
      order: byTitle ? 'TITLE' : 'NEWEST',
    },
    fetchPolicy: 'cache-and-network',
  });
  const community = data?.community;
  if (!community) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />}
      </Row>
    );
  }
  const { edges, pageInfo } = community.resources;
  if (edges.length > 0) {
    return (
      <ResourceList
        resources={edges.map(({ node }) => node)}
        foot={
          pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
          )
        }
      />
    );
  }
  const { allowed } = community.viewerCan.shareResource;
  const what = type || tag ? 'filtered' : 'retired';
  return type || tag || retired ? (
    <EmptyState
      small
      title={<FormattedMessage id={`resources.empty.${what}`} />}
      step={
        <ButtonLink variant="text" to={libraryPath(slug)}>
          <FormattedMessage id="resources.empty.all" />
        </ButtonLink>
      }
    >
      <FormattedMessage id={`resources.empty.${what}Text`} />
    </EmptyState>
  ) : (
    <EmptyState
      title={<FormattedMessage id="resources.empty.title" />}
      seated={community.facesOfMembers}
      step={
        allowed && (
          <ButtonLink variant="primary" to={shareResourcePath(slug)}>
            <FormattedMessage id="resources.empty.step" />
          </ButtonLink>
        )
      }
    >
      <FormattedMessage id="resources.empty.text" />
    </EmptyState>
  );
}
