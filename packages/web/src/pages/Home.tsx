import { useViewer } from '../lib/viewer';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';
import { HomeOfMember } from './HomeOfMember';
import { Welcome } from './Welcome';

/** The house as its people see it, or as a visitor does. */
export default function HomePage() {
  const { viewer, error, refetch } = useViewer();
  if (viewer) return <HomeOfMember />;
  if (viewer === null) return <Welcome />;
  return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
}
