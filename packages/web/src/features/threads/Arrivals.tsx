import { FormattedMessage } from 'react-intl';
import { Pill } from '../../ui/Pill';
import styles from './Thread.module.css';

/** Shorter threads are seen whole; a position would only be noise. */
const POSITION_FROM = 12;

interface ArrivalsProps {
  /** Posts that arrived and wait. */
  count: number;
  onShow: () => void;
  reading: number;
  last: number;
  onNewest: () => void;
}

/** Above the dock: what has arrived, and in a long thread where one is in it. */
export function Arrivals({ count, onShow, reading, last, onNewest }: ArrivalsProps) {
  return (
    <div className={styles.above}>
      <div role="status" className={styles.pill}>
        {count > 0 && (
          <Pill tone="new" onClick={onShow}>
            <FormattedMessage id="threads.waiting" values={{ count }} />
          </Pill>
        )}
      </div>
      {last > POSITION_FROM && count === 0 && (
        <p className={styles.position}>
          <FormattedMessage
            id="threads.position"
            values={{ number: Math.min(reading, last), last }}
          />
          {reading < last && (
            <button type="button" className="gh-quiet" onClick={onNewest}>
              <FormattedMessage id="threads.newest" />
            </button>
          )}
        </p>
      )}
    </div>
  );
}
