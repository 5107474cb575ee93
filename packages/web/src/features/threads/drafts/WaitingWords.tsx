import './words';
import { FormattedMessage, useIntl } from 'react-intl';
import { useShelves } from '../../../lib/shelf';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import styles from './Drafts.module.css';
import { type Waiting, waitingOf } from './kept';
import { takeBack } from './outbox';
import { inOrder } from './queue';

interface WaitingWordsProps {
  personId: string;
  placeId: string;
  onTakenBack: () => void;
}

/** Posts of this place that could not leave yet, each of which can still be taken back. */
export function WaitingWords({ personId, placeId, onTakenBack }: WaitingWordsProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const waiting = useWaiting(personId).filter((one) => one.placeId === placeId);
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.waiting} aria-label={intl.formatMessage({ id: 'drafts.waiting' })}>
      {waiting.map((one) => (
        <li key={one.id}>
          <p>
            <strong>
              <FormattedMessage id="drafts.waiting" />
            </strong>{' '}
            <span dir="auto" className={styles.first}>
              {one.words.title ?? one.words.text}
            </span>
          </p>
          <p className={styles.how}>
            <FormattedMessage id="drafts.waiting.how" />
          </p>
          <Button
            size="small"
            variant="text"
            onClick={() => {
              takeBack(personId, one);
              announce(intl.formatMessage({ id: 'drafts.takenBack' }));
              onTakenBack();
            }}
          >
            <FormattedMessage id="drafts.takeBack" />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What waits to be sent by this person from this browser, the oldest first. */
export const useWaiting = (personId: string): Waiting[] =>
  inOrder(useShelves<Waiting>(waitingOf(personId)).map(([, waiting]) => waiting)).filter(
    ({ waits }) => waits,
  );
