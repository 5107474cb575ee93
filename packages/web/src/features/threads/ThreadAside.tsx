import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ThreadHeadFragment } from '../../gql/graphql';
import { threadsPath } from '../../lib/paths/threads';
import { Person } from '../../ui/Person';
import { Aside } from '../../ui/Spread';
import { LinkedThreads } from './linked/LinkedThreads';
import styles from './Thread.module.css';

interface ThreadAsideProps {
  thread: ThreadHeadFragment;
  reading: number;
  onFirst: () => void;
  onNewest: () => void;
}

/** Where one is, and who takes part. */
export function ThreadAside({ thread, reading, onFirst, onNewest }: ThreadAsideProps) {
  const { participants, participantCount, lastPostNumber, community } = thread;
  const others = participantCount - participants.length;
  return (
    <div className={styles.aside}>
      <Aside title={<FormattedMessage id="threads.aside.where" />}>
        <p className="gh-num">
          <FormattedMessage
            id="threads.position"
            values={{ number: Math.min(reading, lastPostNumber), last: lastPostNumber }}
          />
        </p>
        {reading > 1 && (
          <p>
            <button type="button" className="gh-quiet" onClick={onFirst}>
              <FormattedMessage id="threads.aside.first" values={{ kind: thread.kind }} />
            </button>
          </p>
        )}
        {reading < lastPostNumber && (
          <p>
            <button type="button" className="gh-quiet" onClick={onNewest}>
              <FormattedMessage id="threads.newest" />
            </button>
          </p>
        )}
        <p>
          <Link className="gh-quiet" to={threadsPath(community.slug)}>
            <FormattedMessage id="threads.aside.others" values={{ name: community.name }} />
          </Link>
        </p>
      </Aside>
      <LinkedThreads />
      <Aside title={<FormattedMessage id="threads.aside.people" />}>
        <ul className={styles.people}>
          {participants.map((person) => (
            <li key={person.id}>
              <Person person={person} detail={person.role} />
            </li>
          ))}
        </ul>
        {others > 0 && (
          <p className={styles.others}>
            <FormattedMessage id="threads.aside.more" values={{ count: others }} />
          </p>
        )}
      </Aside>
    </div>
  );
}
