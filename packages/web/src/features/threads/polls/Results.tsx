import { FormattedMessage } from 'react-intl';
import { cx } from '../../../lib/cx';
import styles from './Polls.module.css';
import { type OwnPoll, standings } from './poll';

/** What came of it, as calm bars with words; the options alone while that does not show. */
export function Results({ poll }: { poll: OwnPoll }) {
  const found = standings(poll);
  const ranked = poll.kind === 'RANKED';
  if (!found) {
    return (
      <ul className={styles.results}>
        {poll.options.map(({ position, text }) => (
          <li key={position} className={styles.result}>
            <bdi>{text}</bdi>
            <Own poll={poll} position={position} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ol className={styles.results}>
      {found.map(({ position, text, votes, place, tied }) => (
        <li key={position} className={styles.result}>
          <span className={styles.name}>
            {place !== undefined && <span className={styles.place}>{place}.</span>}
            <bdi>{text}</bdi>
            <Own poll={poll} position={position} />
          </span>
          <span className={cx(styles.count, 'gh-num')}>
            <FormattedMessage
              id={ranked ? 'polls.count.first' : 'polls.count'}
              values={{ votes, voters: poll.voterCount }}
            />
            {tied && (
              <>
                {', '}
                <FormattedMessage id="polls.tied" />
              </>
            )}
          </span>
          <span className={styles.bar} aria-hidden="true">
            <progress max={Math.max(1, poll.voterCount)} value={votes} tabIndex={-1} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Own({ poll, position }: { poll: OwnPoll; position: number }) {
  const at = poll.viewerVote?.indexOf(position) ?? -1;
  if (at < 0) return null;
  return (
    <span className={styles.own}>
      {poll.kind === 'RANKED' ? (
        <FormattedMessage id="polls.own.place" values={{ place: at + 1 }} />
      ) : (
        <FormattedMessage id="polls.own" />
      )}
    </span>
  );
}
