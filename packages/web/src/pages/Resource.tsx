import '../features/resources/words';
import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { ofResource } from '../features/recognition/of-resource';
import { DidNotWork } from '../features/recognition/trail/DidNotWork';
import { Trail } from '../features/recognition/trail/Trail';
import { CollectionPlaces } from '../features/resources/collections/CollectionPlaces';
import { ResourceParts } from '../features/resources/documents';
import { Publishing } from '../features/resources/publishing/Publishing';
import { AboutIt } from '../features/resources/resource/AboutIt';
import { CanIRely } from '../features/resources/resource/CanIRely';
import { Comments } from '../features/resources/resource/Comments';
import { Origin } from '../features/resources/resource/Origin';
import { ResourceBody } from '../features/resources/resource/ResourceBody';
import { ResourceHead } from '../features/resources/resource/ResourceHead';
import { graphql, readFragment } from '../gql';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';

const ResourceQuery = graphql(`
  query ResourcePage($id: ID!) {
    resource(id: $id) { id ...ResourceParts }
  }
`);

/** One resource, at the same address for ever: what it is, whether one can rely on it, what became of it. */
export default function ResourcePage() {
  const { resourceId = '' } = useParams();
  const { data, error, refetch } = useQuery(ResourceQuery, {
    variables: { id: resourceId },
    fetchPolicy: 'cache-and-network',
  });
  const resource = readFragment(ResourceParts, data?.resource);
  if (!resource) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  return (
    <Spread
      aside={
        <>
          <CanIRely resource={resource} />
          <Origin resource={resource} />
          <CollectionPlaces resource={resource} />
          <AboutIt resource={resource} />
          <Publishing resource={resource} />
          <DidNotWork of={ofResource(resource)} />
        </>
      }
    >
      <ResourceHead resource={resource} />
      <ResourceBody resource={resource} />
      <Trail of={ofResource(resource)} />
      <Comments resource={resource} />
    </Spread>
  );
}
