import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { CatchUpItemPartsFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { PrimaryButton } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import styles from './CatchUp.module.css';

interface CatchUpItemProps {
  item: CatchUpItemPartsFragment;
  /** Its place among all, from 1. */
  place: number;
  of: number;
  passed: boolean;
  /** It is before the reader now. */
  current: boolean;
  /** How far one has come. */
  progress: ReactNode;
  /** The posts, as the page shows posts. */
  children: ReactNode;
  onPass: () => void;
  onLater: () => void;
  onMute: () => void;
}

/** One thing to read, in full, with what one can do with it. */
export function CatchUpItem({ item, children, progress, ...given }: CatchUpItemProps) {
  const intl = useIntl();
  const { place, of, passed, current, onPass, onLater, onMute } = given;
  const { thread } = item;
  const [first] = item.posts;
  const path = `/c/${thread.community.slug}/t/${thread.id}`;
  const to = first && first.number > 1 ? `${path}/${first.number}` : path;
  return (
    <article
      id={`catch-up-${place}`}
      tabIndex={-1}
      aria-current={current ? 'step' : undefined}
      aria-label={intl.formatMessage({ id: 'catchUp.item' }, { place, of, title: thread.title })}
      className={cx(styles.item, passed && styles.passed, current && styles.current)}
    >
      <Row>
        <h3 className={styles.title}>
          <Link to={to}>
            <bdi>{thread.title}</bdi>
          </Link>
        </h3>
        <p className={styles.meta}>
          <Link to={`/c/${thread.community.slug}`}>
            <bdi>{thread.community.name}</bdi>
          </Link>
          <span>
            <Reason item={item} />
          </span>
        </p>
      </Row>
      {children}
      <Row>
        {item.leftPosts > 0 && (
          <p className={styles.further}>
            <Link className="gh-quiet" to={path}>
              <FormattedMessage id="catchUp.further" values={{ posts: item.leftPosts }} />
            </Link>
          </p>
        )}
        <footer className={styles.foot}>
          {passed ? (
            <span className={styles.read}>
              <FormattedMessage id="catchUp.read" />
            </span>
          ) : (
            current && (
              <PrimaryButton onClick={onPass}>
                <FormattedMessage id={place === of ? 'catchUp.last' : 'catchUp.next'} />
              </PrimaryButton>
            )
          )}
          {current && <span className={styles.progress}>{progress}</span>}
          <span className={styles.verbs}>
            <Link to={to}>
              <FormattedMessage id="catchUp.answer" />
            </Link>
            <button type="button" onClick={onLater}>
              <FormattedMessage id="catchUp.later" />
            </button>
            <button type="button" onClick={onMute}>
              <FormattedMessage id="catchUp.mute" />
            </button>
          </span>
        </footer>
      </Row>
    </article>
  );
}

function Reason({ item: { reason, word, because } }: { item: CatchUpItemPartsFragment }) {
  return (
    <FormattedMessage
      id={`catchUp.reason.${reason}`}
      values={{
        word: <bdi>{word}</bdi>,
        known: because ? 'yes' : 'no',
        because: because && (
          <Link to={`/c/${because.community.slug}/t/${because.id}`}>
            <bdi>{because.title}</bdi>
          </Link>
        ),
      }}
    />
  );
}
