import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import { isType } from '../features/resources/kinds';
import { KnownFilters } from '../features/resources/publishing/KnownFilters';
import { KnownList } from '../features/resources/publishing/KnownList';
import { knownPath } from '../features/resources/publishing/links';
import { graphql } from '../gql';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { Skeleton, SkeletonPage } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';

const KnownQuery = graphql(`
  query WhatWeKnow($type: ResourceType, $tag: String, $after: String) {
    publishedResources(first: 20, type: $type, tag: $tag, after: $after) {
      edges { cursor node { id ...PublishedRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What the communities of this house gave to everybody in it. */
export default function KnownPage() {
  const intl = useIntl();
  const [search] = useSearchParams();
  const asked = search.get('type')?.toUpperCase();
  const type = isType(asked) ? asked : undefined;
  const tag = search.get('tag') || undefined;
  const { viewer } = useViewer();
  const { data, error, refetch, fetchMore } = useQuery(KnownQuery, {
    variables: { type: type ?? null, tag: tag ?? null },
    fetchPolicy: 'cache-and-network',
    skip: !viewer,
  });
  if (viewer === null) return <SignInFirst />;
  if (viewer === undefined) return <SkeletonPage />;
  const page = data?.publishedResources;
  const filtered = type !== undefined || tag !== undefined;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'app.nav.known' })}
        lede={<FormattedMessage id="curation.known.lede" />}
      />
      {(filtered || !page || page.edges.length > 0) && <KnownFilters type={type} tag={tag} />}
      {page ? (
        page.edges.length > 0 ? (
          <KnownList
            published={page.edges.map(({ node }) => node)}
            foot={
              page.pageInfo.hasNextPage && (
                <MoreButton
                  onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
                />
              )
            }
          />
        ) : filtered ? (
          <EmptyState
            small
            title={<FormattedMessage id="resources.empty.filtered" />}
            step={
              <ButtonLink to={knownPath()}>
                <FormattedMessage id="resources.empty.all" />
              </ButtonLink>
            }
          >
            <FormattedMessage id="resources.empty.filteredText" />
          </EmptyState>
        ) : (
          <EmptyState
            title={<FormattedMessage id="curation.known.empty.title" />}
            step={
              <ButtonLink to="/communities">
                <FormattedMessage id="curation.known.empty.step" />
              </ButtonLink>
            }
          >
            <FormattedMessage id="curation.known.empty.text" />
          </EmptyState>
        )
      ) : (
        <Row>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />}
        </Row>
      )}
    </Spread>
  );
}
