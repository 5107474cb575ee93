import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import type { ThreadRowFragment } from '../../../gql/graphql';
import { threadPath, threadsPath } from '../../../lib/paths/threads';
import { useViewer } from '../../../lib/viewer';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { ThreadRow } from '../fragments';
import { ReadingMark, titleClass } from './ReadingMark';
import styles from './ThreadList.module.css';

interface ThreadListProps {
  threads: readonly FragmentType<typeof ThreadRow>[];
  /** Says where each thread is, when they come from several communities. */
  communities?: boolean;
  /** Names the list. */
  label?: string;
  /** After the last: "Show more". */
  foot?: ReactNode;
}

/** Threads one under another: who and when in the margin, the title and what it is in the measure. */
export function ThreadList({ threads, communities, label, foot }: ThreadListProps) {
  return (
    <>
      <ol className={styles.list} aria-label={label}>
        {threads.map((ref) => {
          const thread = readFragment(ThreadRow, ref);
          return (
            <Row
              key={thread.id}
              as="li"
              ruled
              margin={<Who thread={thread} />}
              className={styles.row}
            >
              <Link data-line className={titleClass(thread.viewerReading)} to={threadPath(thread)}>
                <bdi>{thread.title}</bdi>
              </Link>
              <Meta thread={thread} communities={communities} />
            </Row>
          );
        })}
      </ol>
      {foot && (
        <Row>
          <div className={styles.foot}>{foot}</div>
        </Row>
      )}
    </>
  );
}

/** Who wrote last, with how many others, and when. */
function Who({ thread }: { thread: ThreadRowFragment }) {
  const intl = useIntl();
  const { viewer } = useViewer();
  const last = thread.lastPostAuthor ?? thread.author;
  const name =
    last.id === viewer?.person.id ? intl.formatMessage({ id: 'threads.you' }) : last.name;
  const others = thread.participantCount - 1;
  return (
    <>
      <span>
        {others > 0 ? (
          <FormattedMessage id="threads.who" values={{ name, others }} />
        ) : (
          <bdi>{name}</bdi>
        )}
      </span>
      <span className={styles.when}>
        <TimeStamp at={thread.lastPostAt} />
      </span>
    </>
  );
}

function Meta({ thread, communities }: { thread: ThreadRowFragment; communities?: boolean }) {
  const { community, kind, tags } = thread;
  return (
    <p className={styles.meta}>
      {communities && <Link to={`/c/${community.slug}`}>{community.name}</Link>}
      <span>
        <FormattedMessage id={`threads.kind.${kind}`} />
      </span>
      {thread.acceptedAt && (
        <span className={styles.answered}>
          <FormattedMessage id="threads.answered" />
        </span>
      )}
      {thread.pinnedAt && (
        <span className={styles.answered}>
          <FormattedMessage id="care.pinned" values={{ until: 'no', date: '' }} />
        </span>
      )}
      {thread.closedAt && (
        <span>
          <FormattedMessage id="care.closed" />
        </span>
      )}
      {thread.removedAt && (
        <span className={styles.removed}>
          <FormattedMessage id="threads.removed" />
        </span>
      )}
      {thread.postCount > 1 && (
        <span className="gh-num">
          <FormattedMessage id="threads.posts" values={{ posts: thread.postCount }} />
        </span>
      )}
      {tags.map((tag) => (
        <Link key={tag} className={styles.tag} to={threadsPath(community.slug, tag)}>
          {tag}
        </Link>
      ))}
      <ReadingMark reading={thread.viewerReading} />
    </p>
  );
}
