import '../features/facilitation/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { TurnView } from '../features/facilitation/turn/TurnView';
import { graphql } from '../gql';
import { useFresh } from '../lib/useFresh';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';

const TurnQuery = graphql(`
  query Turn($id: ID!) {
    turn(id: $id) {
      id
      rotation { id community { id slug name } }
      ...TurnPage
    }
  }
`);

/** One turn and its handover. */
export default function HandoverPage() {
  const intl = useIntl();
  const { turnId = '' } = useParams();
  const { data, error, refetch } = useQuery(TurnQuery, {
    variables: { id: turnId },
    fetchPolicy: 'cache-and-network',
  });
  useFresh(TurnQuery, { id: turnId });
  if (!data) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { id, community } = data.turn.rotation;
  const at = `/c/${community.slug}`;
  return (
    <TurnView
      key={data.turn.id}
      turn={data.turn}
      crumbs={
        <Crumbs
          steps={[
            { label: community.name, to: at },
            {
              label: intl.formatMessage({ id: 'turns.facilitation' }),
              to: `${at}/facilitation?rotation=${id}`,
            },
          ]}
        />
      }
    />
  );
}
