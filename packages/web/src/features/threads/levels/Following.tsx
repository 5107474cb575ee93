import { type ReactNode, Suspense } from 'react';
import { later } from '../../../ui/later';
import { Row } from '../../../ui/Spread';
import { useViewerReading } from '../reading/useReading';
import styles from '../Thread.module.css';
import type { ThreadLevelProps } from './ThreadLevel';

/** Not needed to read. When it cannot be fetched, the thread does without. */
const ThreadLevel = later(() =>
  import('./ThreadLevel').catch(() => ({ default: (_: ThreadLevelProps) => null })),
);

interface FollowingProps {
  threadId: string;
  offer: ReactNode;
  /** What else those can do with a thread who are known here. */
  beside?: ReactNode;
}

/** How one follows a thread, and why; nothing for those of whom no reading is kept. */
export function Following({ threadId, offer, beside }: FollowingProps) {
  const reading = useViewerReading(threadId);
  if (!reading) return null;
  return (
    <Row>
      <div className={styles.following}>
        <Suspense>
          <ThreadLevel threadId={threadId} reading={reading} offer={offer} />
        </Suspense>
        {beside}
      </div>
    </Row>
  );
}
