import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import styles from '../features/notifications/catch-up/CatchUp.module.css';
import { Reactions } from '../features/threads/Reactions';
import { usePost } from '../features/threads/usePost';
import { threadPath } from '../lib/paths/threads';
import { later } from '../ui/later';
import { Byline } from '../ui/Person';
import { Prose } from '../ui/Prose';
import { Row } from '../ui/Spread';
import { TimeStamp } from '../ui/TimeStamp';

const PollCard = later(() => import('../features/threads/polls/PollCard'));

interface CatchUpPostProps {
  id: string;
  thread: { id: string; community: { slug: string } };
}

/** A post as in its thread: who and when in the margin, the words in the measure, what others made of it below. */
export function CatchUpPost({ id, thread }: CatchUpPostProps) {
  const intl = useIntl();
  const post = usePost(id);
  if (!post) return null;
  const { author, createdAt, number, html, poll } = post;
  return (
    <div className={styles.post}>
      <Row
        margin={
          <Byline
            person={author}
            role={intl.formatList([author.role, author.organisation].filter(Boolean), {
              type: 'unit',
            })}
            time={<TimeStamp at={createdAt} precise to={threadPath(thread, number)} />}
          />
        }
      >
        <Prose html={html} />
        {poll && (
          <Suspense>
            <PollCard post={post} poll={poll} />
          </Suspense>
        )}
        <div className={styles.reactions}>
          <Reactions post={post} />
        </div>
      </Row>
    </div>
  );
}
