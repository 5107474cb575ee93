import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useNow } from '../../../lib/time';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { dayAndHour, hours, hoursThere, placeOf } from '../times';
import { PreviewSeries } from './documents';
import styles from './Editor.module.css';
import { type EventDraft, startOf } from './plan';
import { toRule } from './rule';

/** Typing pauses so long, in ms, before the house is asked again. */
const PAUSE_MS = 250;
const SHOWN = 8;

interface SeriesPreviewProps {
  draft: EventDraft;
  communityId: string;
}

/** What has been filled in, read back in words, with the next dates and whom a change of clocks moves. */
export function SeriesPreview({ draft, communityId }: SeriesPreviewProps) {
  const intl = useIntl();
  const now = useNow();
  const complete = Boolean(draft.day && draft.hour && draft.timeZone);
  const [input] = useDebouncedValue(
    JSON.stringify({
      start: { on: startOf(draft), timeZone: draft.timeZone },
      rule: draft.rule && toRule(draft.rule, startOf(draft), draft.timeZone),
      durationMinutes: draft.minutes,
      first: SHOWN,
      communityId,
    }),
    PAUSE_MS,
  );
  const { data, previousData, error, refetch } = useQuery(PreviewSeries, {
    variables: { input: JSON.parse(input) },
    skip: !complete,
    fetchPolicy: 'no-cache',
  });
  if (!complete) return null;
  const preview = (data ?? previousData)?.previewSeries;
  return (
    <section className={styles.preview} aria-live="polite" aria-atomic="true">
      <h2 className={styles.previewTitle}>
        <FormattedMessage id="event-editor.preview" />
      </h2>
      {error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : !preview ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <p className={styles.words}>
            <bdi>{preview.words}</bdi>
          </p>
          <ol className={styles.dates}>
            {preview.occurrences.map((one) => {
              const timed = { ...one, timeZone: draft.timeZone };
              const there = hoursThere(intl, timed);
              return (
                <li key={one.startsAt}>
                  <time dateTime={one.startsAt}>
                    {dayAndHour(intl, one.startsAt, now, draft.timeZone)}
                  </time>
                  {there && (
                    <span className="gh-ink2">
                      {' '}
                      <FormattedMessage
                        id="event-editor.preview.yours"
                        values={{ hours: hours(intl, timed) }}
                      />
                    </span>
                  )}
                  {one.shifted && (
                    <span className="gh-new">
                      {' '}
                      <FormattedMessage id="event-editor.preview.shifted" />
                    </span>
                  )}
                </li>
              );
            })}
          </ol>
          {preview.occurrences.length === SHOWN && (
            <p className="gh-small gh-ink2">
              <FormattedMessage
                id={preview.endless ? 'event-editor.preview.endless' : 'event-editor.preview.more'}
              />
            </p>
          )}
          {preview.skipped.map((local) => (
            <p key={local} className={styles.clock}>
              <FormattedMessage
                id="event-editor.preview.skipped"
                values={{
                  date: (
                    <FormattedDate
                      value={`${local}Z`}
                      timeZone="UTC"
                      day="numeric"
                      month="short"
                      year="numeric"
                    />
                  ),
                  hour: local.slice(11, 16),
                }}
              />
            </p>
          ))}
          {preview.clockChanges.map(({ from, timeZone, before, after, people }) => (
            <p key={`${timeZone} ${from}`} className={styles.clock}>
              <FormattedMessage
                id="event-editor.preview.clock"
                values={{
                  date: <FormattedDate value={from} day="numeric" month="short" year="numeric" />,
                  ...{ place: placeOf(timeZone), before, after, people },
                }}
              />
            </p>
          ))}
        </>
      )}
    </section>
  );
}
