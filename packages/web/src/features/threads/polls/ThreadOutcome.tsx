import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { Prose } from '../../../ui/Prose';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Polls.module.css';

/** What was decided in a thread last, at its head: who comes later need not look for it. */
export default function ThreadOutcome({ thread }: { thread: ThreadHeadFragment }) {
  const { outcome } = thread;
  if (!outcome) return null;
  return (
    <section className={styles.head} aria-labelledby={`outcome-${thread.id}`}>
      <h2 id={`outcome-${thread.id}`} className={styles.title}>
        <FormattedMessage id="polls.outcome" />
      </h2>
      <Prose html={outcome.html} />
      <p className={styles.facts}>
        <span>
          <FormattedMessage id="polls.outcome.by" values={{ name: outcome.writtenBy.name }} />
        </span>
        <TimeStamp at={outcome.writtenAt} />
        <Link
          className="gh-quiet"
          to={threadPath(thread, outcome.number)}
          preventScrollReset
          state={{ keepFocus: true }}
        >
          <bdi>{outcome.question}</bdi>
        </Link>
      </p>
    </section>
  );
}
