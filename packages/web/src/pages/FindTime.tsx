import '../features/events/find-time/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { TimeSearchView } from '../features/events/find-time/TimeSearchView';
import { graphql } from '../gql';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';

const FindTimeQuery = graphql(`
  query FindTime($id: ID!) {
    timeSearch(id: $id) {
      id
      community { id slug name }
      ...TimeSearchParts
    }
  }
`);

/** Finding a time together. */
export default function FindTimePage() {
  const intl = useIntl();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(FindTimeQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { community } = data.timeSearch;
  const at = `/c/${community.slug}`;
  return (
    <TimeSearchView
      key={data.timeSearch.id}
      search={data.timeSearch}
      crumbs={
        <Crumbs
          steps={[
            { label: community.name, to: at },
            { label: intl.formatMessage({ id: 'findTime.sessions' }), to: `${at}/events` },
          ]}
        />
      }
    />
  );
}
