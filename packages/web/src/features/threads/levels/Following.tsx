import { lazy, type ReactNode, Suspense } from 'react';
import { Row } from '../../../ui/Spread';
import { useViewerReading } from '../reading/useReading';
import styles from '../Thread.module.css';
import type { ThreadLevelProps } from './ThreadLevel';

/** Not needed to read. When it cannot be fetched, the thread does without. */
const ThreadLevel = lazy(() =>
  import('./ThreadLevel').catch(() => ({ default: (_: ThreadLevelProps) => null })),
);

/** How one follows a thread, and why; nothing for those of whom no reading is kept. */
export function Following({ threadId, offer }: { threadId: string; offer: ReactNode }) {
  const reading = useViewerReading(threadId);
  if (!reading) return null;
  return (
    <Row>
      <div className={styles.following}>
        <Suspense>
          <ThreadLevel threadId={threadId} reading={reading} offer={offer} />
        </Suspense>
      </div>
    </Row>
  );
}
