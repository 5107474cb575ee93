import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useNow, when } from '../../../lib/time';
import { ButtonLink } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import styles from './CatchUp.module.css';

interface LeftThread {
  id: string;
  title: string;
  community: { slug: string };
}

interface CatchUpEndProps {
  leftPosts: number;
  leftThreadCount: number;
  leftThreads: readonly LeftThread[];
  nextDigestAt: string | null;
}

/** The end, that feels like one: what is left, and when the next comes. */
export function CatchUpEnd({ nextDigestAt, ...left }: CatchUpEndProps) {
  return (
    <section id="catch-up-end" tabIndex={-1} className={styles.end} aria-labelledby="catch-up-done">
      <Row>
        <h2 id="catch-up-done" className={styles.done}>
          <FormattedMessage id="catchUp.end.title" />
        </h2>
        <Next at={nextDigestAt} />
        <Left {...left} />
        <div className="gh-actions">
          <ButtonLink variant="primary" to="/">
            <FormattedMessage id="catchUp.end.home" />
          </ButtonLink>
        </div>
      </Row>
    </section>
  );
}

/** When the next one comes by mail, and where that is changed. */
export function Next({ at }: { at: string | null }) {
  const intl = useIntl();
  const now = useNow();
  const date = at && new Date(at);
  return (
    <p className={styles.nextOne}>
      {date ? (
        <FormattedMessage id="catchUp.end.next" values={{ when: when(intl, date, now, true) }} />
      ) : (
        <FormattedMessage id="catchUp.end.noMail" />
      )}{' '}
      <Link className="gh-quiet" to="/settings/notifications">
        <FormattedMessage id="catchUp.end.change" />
      </Link>
    </p>
  );
}

function Left({ leftPosts, leftThreadCount, leftThreads }: Omit<CatchUpEndProps, 'nextDigestAt'>) {
  if (leftPosts === 0) return null;
  return (
    <>
      <p className={styles.left}>
        <FormattedMessage
          id="catchUp.end.left"
          values={{ posts: leftPosts, threads: leftThreadCount }}
        />
      </p>
      <ul className={styles.leftThreads}>
        {leftThreads.map(({ id, title, community }) => (
          <li key={id}>
            <Link to={`/c/${community.slug}/t/${id}`}>
              <bdi>{title}</bdi>
            </Link>
          </li>
        ))}
        {leftThreadCount > leftThreads.length && (
          <li>
            <FormattedMessage
              id="catchUp.end.others"
              values={{ threads: leftThreadCount - leftThreads.length }}
            />
          </li>
        )}
      </ul>
    </>
  );
}
