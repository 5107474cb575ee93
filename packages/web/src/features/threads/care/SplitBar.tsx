import './words';
import { Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { later } from '../../../ui/later';
import styles from './Care.module.css';
import { stopChoosing, useChoosing } from './choosing';

const SplitDialog = later(() => import('./SplitDialog'));

/** While posts are chosen: how many are, and what becomes of them. */
export default function SplitBar({ thread }: { thread: ThreadHeadFragment }) {
  const intl = useIntl();
  const choosing = useChoosing(thread.id);
  const [asking, setAsking] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // The boxes come with their code, a moment later; the bar says what to do until then.
    bar.current?.focus();
    return stopChoosing;
  }, []);
  const ids = [...(choosing?.ids ?? [])];
  return (
    <section
      ref={bar}
      tabIndex={-1}
      className={styles.bar}
      aria-label={intl.formatMessage({ id: 'tending.split.bar' })}
    >
      <p role="status">
        <FormattedMessage id="tending.split.count" values={{ count: ids.length }} />
      </p>
      {ids.length > 0 && (
        <Button variant="primary" size="small" onClick={() => setAsking(true)}>
          <FormattedMessage id="tending.split.next" values={{ count: ids.length }} />
        </Button>
      )}
      <Button variant="text" size="small" onClick={stopChoosing}>
        <FormattedMessage id="app.cancel" />
      </Button>
      {asking && (
        <Suspense>
          <SplitDialog thread={thread} ids={ids} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}
