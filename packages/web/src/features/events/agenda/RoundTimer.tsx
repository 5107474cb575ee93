import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import styles from './Agenda.module.css';
import { left, type PlannedRound, roundAt } from './rounds';

const SECOND_MS = 1000;

/**
 * How long the round goes on, while a case clinic is held. It goes by the plan; who holds it on a screen for all can go
 * on before the time, or come back to the plan. That moves it on this device only.
 */
export function RoundTimer({ planned }: { planned: readonly PlannedRound[] }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [clock, setClock] = useState(() => Date.now());
  /** How far this device is before the plan. */
  const [ahead, setAhead] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const at = clock + ahead;
  const { now, next } = roundAt(planned, at);
  const key = now && `${now.caseId} ${now.round}`;
  const name = now?.name;
  useEffect(() => {
    if (key && name) announce(intl.formatMessage({ id: 'agenda.timer.begins' }, { name }));
  }, [key, name, announce, intl]);
  if (!now && !next) return null;
  const end = now?.to ?? next?.from ?? at;
  return (
    <section className={styles.timer} aria-label={intl.formatMessage({ id: 'agenda.timer' })}>
      <p className={styles.round}>
        {now ? (
          <>
            <strong>
              <bdi>{now.name}</bdi>
            </strong>
            {now.title && <bdi className={styles.second}>{now.title}</bdi>}
          </>
        ) : (
          <FormattedMessage id="agenda.timer.pause" />
        )}
      </p>
      <p role="timer" className={styles.left}>
        {left(end - at)}
      </p>
      <p className={styles.next}>
        {next && (
          <FormattedMessage
            id="agenda.timer.next"
            values={{
              name: <bdi>{next.name}</bdi>,
              minutes: Math.round((next.to - next.from) / 60_000),
            }}
          />
        )}
      </p>
      <p className={styles.acts}>
        {next && (
          <Button variant="text" size="small" onClick={() => setAhead(next.from - clock)}>
            <FormattedMessage id="agenda.timer.on" />
          </Button>
        )}
        {ahead !== 0 && (
          <Button variant="text" size="small" onClick={() => setAhead(0)}>
            <FormattedMessage id="agenda.timer.plan" />
          </Button>
        )}
      </p>
      {now && (
        <progress
          className={styles.progress}
          max={now.to - now.from}
          value={at - now.from}
          aria-hidden="true"
        />
      )}
    </section>
  );
}
