import { type ReactNode, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useLocation } from 'react-router';
import type { ThreadHeadFragment } from '../../gql/graphql';
import { threadsPath } from '../../lib/paths/threads';
import { Crumbs } from '../../ui/Crumbs';
import { later } from '../../ui/later';
import { PageHead } from '../../ui/PageHead';
import { useParentIs } from '../../ui/parent';
import { Row } from '../../ui/Spread';
import { isCared, ThreadState } from './care/ThreadState';
import { Following } from './levels/Following';
import { Origins } from './linked/PostLinks';
import { SourceCredit } from './SourceCredit';
import styles from './Thread.module.css';

const ThreadOutcome = later(() => import('./polls/ThreadOutcome'));
/** For those few who look after it, and what few threads have. */
const CareMenu = later(() => import('./care/CareMenu'));
const RemovedThread = later(() => import('./RemovedThread'));
const LedFrom = later(() => import('./care/LedFrom'));
const ThreadTraces = later(() => import('./care/ThreadTraces'));

interface ThreadHeaderProps {
  thread: ThreadHeadFragment;
  /** What is offered to somebody who has just chosen to follow it. */
  offer: ReactNode;
  /** Where else it can be brought. */
  beside?: ReactNode;
}

/** Kind and counts in the margin; the way here, the title, tags and where it comes from in the measure. */
export function ThreadHeader({ thread, offer, beside }: ThreadHeaderProps) {
  const intl = useIntl();
  const { community, kind, tags, source } = thread;
  // On a phone the way back is named after the community.
  const led: unknown = useLocation().state?.ledFrom;
  useParentIs(threadsPath(community.slug), community.name);
  return (
    <>
      <PageHead
        title={thread.title}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${community.slug}` },
              {
                label: intl.formatMessage({ id: 'threads.crumb' }),
                to: threadsPath(community.slug),
              },
            ]}
          />
        }
        margin={
          <>
            <span className={styles.kind}>
              <FormattedMessage id={`threads.kind.${kind}`} />
            </span>
            <span className={styles.counts}>
              <FormattedMessage
                id="threads.counts"
                values={{ posts: thread.postCount, people: thread.participantCount }}
              />
            </span>
          </>
        }
      />
      <Row>
        <Origins />
        {typeof led === 'string' && (
          <Suspense>
            <LedFrom title={led} />
          </Suspense>
        )}
      </Row>
      {(tags.length > 0 || source || thread.removedAt || isCared(thread)) && (
        <Row>
          <ThreadState thread={thread} />
          {thread.traces.length > 0 && (
            <Suspense>
              <ThreadTraces traces={thread.traces} />
            </Suspense>
          )}
          {thread.removedAt && (
            <Suspense>
              <RemovedThread thread={thread} />
            </Suspense>
          )}
          {tags.length > 0 && (
            <ul className={styles.tags} aria-label={intl.formatMessage({ id: 'threads.new.tags' })}>
              {tags.map((tag) => (
                <li key={tag}>
                  <Link to={threadsPath(community.slug, tag)}>{tag}</Link>
                </li>
              ))}
            </ul>
          )}
          {source && <SourceCredit source={source} votes={thread.votes} />}
          {thread.viewerCan.lookAfter.allowed && (
            <Suspense>
              <CareMenu thread={thread} />
            </Suspense>
          )}
        </Row>
      )}
      {thread.outcome && (
        <Row>
          <Suspense>
            <ThreadOutcome thread={thread} />
          </Suspense>
        </Row>
      )}
      <Following threadId={thread.id} offer={offer} beside={beside} />
    </>
  );
}
