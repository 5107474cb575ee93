import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { graphql, readFragment } from '../../../gql';
import type { RotationPartsFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { TurnParts } from '../documents';
import { TurnRow } from './TurnRow';

const Past = graphql(`
  query PastTurns($id: ID!, $after: String) {
    rotation(id: $id) {
      id
      past(first: 12, after: $after) {
        edges { cursor node { id ...TurnParts } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What was carried, the latest first, with the handovers. */
export default function PastTurns({ rotation }: { rotation: RotationPartsFragment }) {
  const { data, error, refetch, fetchMore, loading } = useQuery(Past, {
    variables: { id: rotation.id },
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.rotation.past;
  return (
    <Section id="past" title={<FormattedMessage id="turns.past" />}>
      {!page ? (
        <Row>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
        </Row>
      ) : page.edges.length === 0 ? (
        <Row>
          <p className="gh-ink2">
            <FormattedMessage id="turns.past.none" />
          </p>
        </Row>
      ) : (
        <ol>
          {page.edges.map(({ node }) => (
            <TurnRow key={node.id} turn={readFragment(TurnParts, node)} rotation={rotation} />
          ))}
        </ol>
      )}
      {page?.pageInfo.hasNextPage && (
        <Row>
          <Button
            busy={loading}
            onClick={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          >
            <FormattedMessage id="app.more" />
          </Button>
        </Row>
      )}
    </Section>
  );
}
