import '../features/recognition/words';
import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { KnowledgeQuery } from '../features/recognition/knowledge/documents';
import { Knowledge } from '../features/recognition/knowledge/Knowledge';
import { ErrorPage, NotFoundPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';

/** Where a person's knowledge went; what they keep to themselves is as if it were not there. */
export default function PersonKnowledgePage() {
  const { handle = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(KnowledgeQuery, {
    variables: { handle },
    fetchPolicy: 'cache-and-network',
  });
  const knowledge = data?.person?.knowledge;
  if (!data) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  if (!data.person || !knowledge) return <NotFoundPage />;
  const { uses, thanks } = knowledge;
  return (
    <Knowledge
      key={data.person.id}
      person={data.person}
      knowledge={knowledge}
      own={data.viewer?.person.id === data.person.id}
      onMoreUses={() => fetchMore({ variables: { usesAfter: uses.pageInfo.endCursor } })}
      onMoreThanks={() => fetchMore({ variables: { thanksAfter: thanks.pageInfo.endCursor } })}
    />
  );
}
