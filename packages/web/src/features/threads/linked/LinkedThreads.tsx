import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { threadPath } from '../../../lib/paths/threads';
import { Aside } from '../../../ui/Spread';
import styles from './Linked.module.css';
import { useLinks } from './useLinks';

/** More would push the people out of sight. */
const FIRST = 5;

/** Beside the posts: every thread that this one is linked with, each once. */
export function LinkedThreads() {
  const [all, setAll] = useState(false);
  const threads = [...new Map(useLinks().map(({ thread }) => [thread.id, thread])).values()];
  if (threads.length === 0) return null;
  const shown = all ? threads : threads.slice(0, FIRST);
  return (
    <Aside title={<FormattedMessage id="links.aside" />}>
      <ul className={styles.threads}>
        {shown.map((thread) => (
          <li key={thread.id}>
            <Link className="gh-quiet" to={threadPath(thread)}>
              {thread.title}
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < threads.length && (
        <button type="button" className="gh-quiet" onClick={() => setAll(true)}>
          <FormattedMessage
            id="links.aside.more"
            values={{ count: threads.length - shown.length }}
          />
        </button>
      )}
    </Aside>
  );
}
