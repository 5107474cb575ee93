import '../features/threads/drafts/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { DraftList } from '../features/threads/drafts/DraftList';
import { DraftRow } from '../features/threads/drafts/rows';
import { graphql, readFragment } from '../gql';
import { ErrorPage } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';

const DraftsQuery = graphql(`
  query Drafts($after: String) {
    viewer {
      draftCount
      person { id }
      drafts(first: 20, after: $after) {
        edges { cursor node { id ...DraftRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What one has begun to write and not sent yet. */
export default function DraftsPage() {
  const intl = useIntl();
  const { data, error, refetch, fetchMore } = useQuery(DraftsQuery, {
    fetchPolicy: 'cache-and-network',
  });
  if (data?.viewer === null) return <SignInFirst />;
  if (!data?.viewer) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { drafts, person } = data.viewer;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'drafts.title' })}
        lede={<FormattedMessage id="drafts.lede" />}
      />
      <DraftList
        personId={person.id}
        drafts={drafts.edges.map(({ node }) => readFragment(DraftRow, node))}
        onRestored={() => refetch()}
        foot={
          drafts.pageInfo.hasNextPage && (
            <MoreButton
              onMore={() => fetchMore({ variables: { after: drafts.pageInfo.endCursor } })}
            />
          )
        }
      />
    </Spread>
  );
}
