import { useLazyQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { inDays, localTime, toMonday } from '../../../lib/local-time';
import { useNow } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { SelectField, TextField } from '../../../ui/Field';
import { Skeleton } from '../../../ui/Skeleton';
import { FairSlots } from './documents';
import styles from './FindTime.module.css';
import { placeOf } from './slot-words';

const WEEKS = [4, 8, 12, 26];

interface FairTimesProps {
  communityId: string;
  durationMinutes: number;
  timeZone: string;
  /** Local times in `timeZone`. */
  onTake: (slots: string[]) => void;
  onClose: () => void;
}

/** For people far apart: times that are early for some and late for others by turns. */
export default function FairTimes(props: FairTimesProps) {
  const { communityId, durationMinutes, timeZone, onTake, onClose } = props;
  const intl = useIntl();
  const now = useNow();
  const [from, setFrom] = useState(() => {
    const today = localTime(now, timeZone);
    return inDays(today, toMonday(today), '00:00').slice(0, 10);
  });
  const [weeks, setWeeks] = useState(8);
  const [every, setEvery] = useState(2);
  const [find, { data, error, loading }] = useLazyQuery(FairSlots, { fetchPolicy: 'no-cache' });
  const ask = () =>
    void find({ variables: { input: { communityId, durationMinutes, from, weeks, every } } });
  const slots = data?.fairSlots;
  return (
    <section className={styles.fair} aria-label={intl.formatMessage({ id: 'findTime.fair' })}>
      <p className="gh-ink2">
        <FormattedMessage id="findTime.fair.text" />
      </p>
      <div className={styles.pair}>
        <TextField
          type="date"
          label={<FormattedMessage id="findTime.fair.from" />}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <SelectField
          label={<FormattedMessage id="findTime.fair.weeks" />}
          value={`${weeks}`}
          onChange={({ currentTarget }) => setWeeks(Number(currentTarget.value))}
          data={WEEKS.map((value) => ({
            value: `${value}`,
            label: intl.formatMessage({ id: 'findTime.weeks' }, { weeks: value }),
          }))}
        />
        <SelectField
          label={<FormattedMessage id="findTime.fair.every" />}
          value={`${every}`}
          onChange={({ currentTarget }) => setEvery(Number(currentTarget.value))}
          data={[1, 2, 4].map((value) => ({
            value: `${value}`,
            label: intl.formatMessage({ id: 'findTime.weeks' }, { weeks: value }),
          }))}
        />
      </div>
      {error && <ErrorState error={error} onRetry={ask} />}
      {loading && <Skeleton lines={3} />}
      {slots && (
        <ol>
          {slots.map(({ startsAt, zones }) => (
            <li key={startsAt}>
              <b>
                {intl.formatDate(startsAt, {
                  ...{ weekday: 'short', day: 'numeric', month: 'short' },
                  ...{ hour: '2-digit', minute: '2-digit' },
                })}
              </b>{' '}
              <span className="gh-small gh-ink2">
                {intl.formatList(
                  zones.map(({ timeZone: zone, startsOn, people }) =>
                    intl.formatMessage(
                      { id: 'findTime.fair.zone' },
                      { hour: startsOn.slice(11, 16), place: placeOf(zone), people },
                    ),
                  ),
                  { type: 'unit' },
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className={`gh-actions ${styles.about}`}>
        {slots && slots.length > 0 && (
          <Button
            onClick={() =>
              onTake(slots.map(({ startsAt }) => localTime(new Date(startsAt), timeZone)))
            }
          >
            <FormattedMessage id="findTime.fair.take" />
          </Button>
        )}
        <Button variant={slots ? 'text' : 'plain'} busy={loading} onClick={ask}>
          <FormattedMessage id="findTime.fair.do" />
        </Button>
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="app.cancel" />
        </Button>
      </div>
    </section>
  );
}
