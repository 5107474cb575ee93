import type { ReactNode } from 'react';
import { ErrorPage, NotFoundPage } from '../../../ui/ErrorState';
import { SkeletonPage } from '../../../ui/Skeleton';

interface Asked {
  data?: { community?: unknown };
  error?: unknown;
  refetch: () => unknown;
}

/**
 * What stands in the place of a community's page while it is not there: a skeleton, what went wrong, or
 * "there is nothing here", the same for what is private as for what does not exist.
 * @returns undefined when the community has come
 */
export function communityGate({ data, error, refetch }: Asked): ReactNode | undefined {
  if (data?.community) return undefined;
  if (error) return <ErrorPage error={error} onRetry={() => refetch()} />;
  return data ? <NotFoundPage /> : <SkeletonPage />;
}
