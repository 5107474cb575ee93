import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { threadPath } from '../../../lib/paths/threads';
import styles from './Asked.module.css';
import { useSimilar } from './useSimilar';

interface SimilarThreadsProps {
  communityId: string;
  /** As it is being typed. */
  title: string;
}

/** Under a title that is being typed: where it may have been asked already. Nothing when there is nothing. */
export function SimilarThreads({ communityId, title }: SimilarThreadsProps) {
  const threads = useSimilar(communityId, title);
  if (threads.length === 0) return null;
  return (
    <section className={styles.similar} aria-labelledby="similar-threads">
      <h2 id="similar-threads">
        <FormattedMessage id="links.similar" />
      </h2>
      <ul>
        {threads.map((thread) => (
          <li key={thread.id}>
            <Link to={threadPath(thread)} dir="auto">
              {thread.title}
            </Link>
            <p dir="auto">
              <FormattedMessage
                id="links.similar.detail"
                values={{
                  elsewhere: thread.community.id === communityId ? 'no' : 'yes',
                  name: thread.community.name,
                  answered: thread.acceptedAt ? 'yes' : 'no',
                  posts: thread.postCount - 1,
                }}
              />
            </p>
            <p dir="auto">{thread.excerpt}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
