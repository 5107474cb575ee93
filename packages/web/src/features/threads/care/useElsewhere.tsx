import { type ReactNode, Suspense } from 'react';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { toProblem } from '../../../lib/problem';
import { NotFoundPage } from '../../../ui/ErrorState';
import { later } from '../../../ui/later';
import { SkeletonPage } from '../../../ui/Skeleton';
import { ThreadGone } from '../ThreadGone';

/** What few readers ever meet: a thread that went elsewhere. */
const LeadOn = later(() => import('./LeadOn'));
const NotHere = later(() => import('./NotHere'));

interface Asked {
  threadId: string;
  thread: ThreadHeadFragment | undefined;
  number: number | undefined;
  visit: string;
  /** It was taken away while it was read. */
  lost: boolean;
  reader: { opened?: { found: boolean }; error?: unknown };
}

/** What stands in place of a thread that is not here any more, or beside one of which a post is not. */
export function useElsewhere({ threadId, thread, number, visit, lost, reader }: Asked): {
  instead?: ReactNode;
  beside?: ReactNode;
} {
  const { opened, error } = reader;
  const missing =
    opened?.found === false || (!opened && error && toProblem(error).code === 'NOT_FOUND');
  if (lost || missing) {
    const otherwise = lost ? <ThreadGone /> : <NotFoundPage />;
    return {
      instead: (
        <Suspense fallback={<SkeletonPage />}>
          <NotHere threadId={threadId} otherwise={otherwise} />
        </Suspense>
      ),
    };
  }
  if (!opened || !thread) return {};
  const merged = thread.viewerCan.reply.reason === 'MERGED';
  if (!merged && (!number || thread.traces.length === 0)) return {};
  const led = (
    <Suspense fallback={merged && <SkeletonPage />}>
      <LeadOn key={visit} thread={thread} number={number} merged={merged} />
    </Suspense>
  );
  return merged ? { instead: led } : { beside: led };
}
