import { Suspense } from 'react';
import { useLocation, useParams } from 'react-router';
import { ThreadView } from '../features/threads/ThreadView';
import { NotFoundPage } from '../ui/ErrorState';
import { later } from '../ui/later';
import { Skeleton } from '../ui/Skeleton';

/** Most readers have accepted long ago. */
const AcceptRules = later(async () => {
  const { AcceptRules } = await import('../features/communities/AcceptRules');
  return { default: AcceptRules };
});

/** Only for those who have just chosen to follow it. When it cannot be fetched, nothing is offered. */
const PushOffer = later(() =>
  import('../features/notifications/push/PushOffer').catch(() => ({ default: () => null })),
);

/** Not needed to read. When it cannot be fetched, the thread does without. */
const PutOnAgenda = later(() =>
  import('../features/events/agenda/PutOnAgenda').catch(() => ({
    default: (_: { threadId: string }) => null,
  })),
);

/** A thread, from the beginning or from the post that the address names. */
export default function ThreadPage() {
  const { threadId = '', number } = useParams();
  const { key } = useLocation();
  if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number)) return <NotFoundPage />;
  return (
    <ThreadView
      key={threadId}
      threadId={threadId}
      number={number ? Number(number) : undefined}
      visit={key}
      offer={
        <Suspense>
          <PushOffer />
        </Suspense>
      }
      beside={
        <Suspense>
          <PutOnAgenda threadId={threadId} />
        </Suspense>
      }
      rules={(slug, onAccepted) => (
        <Suspense fallback={<Skeleton lines={5} />}>
          <AcceptRules slug={slug} onAccepted={onAccepted} />
        </Suspense>
      )}
    />
  );
}
