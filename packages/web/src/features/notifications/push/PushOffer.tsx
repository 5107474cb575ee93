import './words';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { put, read } from '../../../lib/shelf';
import { useNow } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import styles from './Push.module.css';
import { usePush } from './usePush';

/** What this device keeps of the answer: until when not to ask again, or that it is never to be. */
const KEY = 'guildhall-push-offer';
const NEVER = 'never';
/** Milliseconds after "Not now": long enough to be a question, not a habit. */
const PAUSE = 30 * 86_400_000;

const mayAsk = (now: Date): boolean => {
  const kept = read<string>(KEY);
  return kept === undefined || (kept !== NEVER && new Date(kept) <= now);
};

/** To somebody who has just chosen to follow: whether this device shall tell them too. Asked once, and quietly. */
export default function PushOffer() {
  const intl = useIntl();
  const announce = useAnnounce();
  const now = useNow();
  const box = useRef<HTMLFieldSetElement>(null);
  const [asked] = useState(() => mayAsk(now));
  const [answered, setAnswered] = useState(false);
  const { key, devices, ability, busy, failed, turnOn } = usePush();
  const on = devices?.some(({ current }) => current);
  const shown = asked && !answered && !!key && on === false && ability === 'able';

  useEffect(() => {
    if (shown) announce(intl.formatMessage({ id: 'push.offer' }));
  }, [shown, announce, intl]);

  if (!shown) return null;
  // The button that had the focus goes: back to where the choice was made.
  const before = () => box.current?.parentElement?.querySelector('button');
  const keep = (answer: string) => {
    put(KEY, answer);
    before()?.focus();
    setAnswered(true);
  };
  const accept = async () => {
    const opener = before();
    if (await turnOn()) opener?.focus();
  };
  return (
    <fieldset ref={box} className={styles.offer}>
      <legend>
        <FormattedMessage id="push.offer" />
      </legend>
      <div className={styles.answers}>
        <Button size="small" busy={busy} onClick={accept}>
          <FormattedMessage id="push.offer.yes" />
        </Button>
        <Button
          variant="text"
          size="small"
          onClick={() => keep(new Date(now.getTime() + PAUSE).toISOString())}
        >
          <FormattedMessage id="push.offer.later" />
        </Button>
        <Button variant="text" size="small" onClick={() => keep(NEVER)}>
          <FormattedMessage id="push.offer.never" />
        </Button>
      </div>
      {failed && (
        <p className={styles.problem} role="alert">
          <FormattedMessage id="push.failed" />
        </p>
      )}
    </fieldset>
  );
}
