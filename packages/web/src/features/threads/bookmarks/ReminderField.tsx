import { type ReactNode, useId, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { localTime } from '../../../lib/local-time';
import { useNow } from '../../../lib/time';
import { Choice } from '../../../ui/Choice';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './Bookmarks.module.css';
import type { OwnBookmark } from './kept';
import { type Quick, quickTimes, shownAs } from './reminders';

export interface ReminderValue {
  choice: Quick | 'none' | 'own';
  /** The local time; empty while none is chosen. */
  on: string;
  timeZone: string;
}

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a bookmark has, to begin with. */
export const reminderValue = (bookmark: OwnBookmark | undefined): ReminderValue =>
  bookmark?.remindOn && bookmark.timeZone
    ? { choice: 'own', on: bookmark.remindOn, timeZone: bookmark.timeZone }
    : { choice: 'none', on: '', timeZone: '' };

interface ReminderFieldProps {
  value: ReminderValue;
  onChange: (value: ReminderValue) => void;
  error?: ReactNode;
}

/** When to be reminded: quick choices with what they mean now, or a time of one's own. */
export function ReminderField({ value, onChange, error }: ReminderFieldProps) {
  const intl = useIntl();
  const id = useId();
  const now = useNow();
  const zone = intl.timeZone ?? deviceZone();
  const times = useMemo(() => quickTimes(now, zone), [now, zone]);
  const own = value.choice === 'own';
  const choose = (choice: ReminderValue['choice']) => {
    const quick = times.find(([name]) => name === choice)?.[1];
    const on = choice === 'own' ? value.on || (times[0]?.[1] ?? '') : (quick ?? '');
    onChange({ choice, on, timeZone: zone });
  };
  return (
    <div className={styles.reminder}>
      <Choice
        label={<FormattedMessage id="bookmarks.reminder" />}
        value={value.choice}
        onChange={choose}
        error={own ? undefined : error}
        options={[
          { value: 'none', label: <FormattedMessage id="bookmarks.reminder.none" /> },
          ...times.map(([name, on]) => ({
            value: name,
            label: <FormattedMessage id={`bookmarks.reminder.${name}`} />,
            hint: intl.formatDate(shownAs(on), {
              ...{ weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
            } as const),
          })),
          { value: 'own', label: <FormattedMessage id="bookmarks.reminder.own" /> },
        ]}
      />
      {own && (
        <div className={styles.own}>
          <label className={fieldStyles.label} htmlFor={id}>
            <FormattedMessage id="bookmarks.reminder.when" />
          </label>
          <input
            id={id}
            type="datetime-local"
            className={fieldStyles.input}
            value={value.on}
            min={localTime(now, zone)}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-words`}
            onChange={(event) =>
              onChange({ choice: 'own', on: event.currentTarget.value, timeZone: zone })
            }
          />
          <div id={`${id}-words`}>
            {error && <p className={fieldStyles.error}>{error}</p>}
            {zone !== deviceZone() && (
              <p className={fieldStyles.hint}>
                <FormattedMessage
                  id="bookmarks.reminder.zone"
                  values={{ zone: zone.split('/').at(-1)?.replaceAll('_', ' ') }}
                />
              </p>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
