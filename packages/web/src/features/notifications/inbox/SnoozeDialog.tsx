import { type FormEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { localTime } from '../../../lib/local-time';
import { useNow, when } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './Inbox.module.css';
import { instantOf, type Snooze, snoozeTimes } from './snooze-times';

/** Like the API's: further ahead nobody knows what they meant. */
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;

interface SnoozeDialogProps {
  /** How many lines it is about. */
  count: number;
  onSnooze: (until: Date) => void;
  onClose: () => void;
}

/** Until when: a few choices, each with the time that it means here, or a day and an hour of one's own. */
export function SnoozeDialog({ count, onSnooze, onClose }: SnoozeDialogProps) {
  const intl = useIntl();
  const id = useId();
  const now = useNow();
  const zone = intl.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [own, setOwn] = useState('');
  const [problem, setProblem] = useState<'needed' | 'past' | 'far'>();
  const choose = (until: Date) => {
    onClose();
    onSnooze(until);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = own ? instantOf(own, zone) : undefined;
    if (!until) return setProblem('needed');
    if (until <= new Date()) return setProblem('past');
    if (until.getTime() > Date.now() + DAYS_MAX * DAY_MS) return setProblem('far');
    choose(until);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="inbox.snooze.title" values={{ count }} />}
    >
      <ul className={styles.times}>
        {snoozeTimes(now, zone).map(([name, local]: [Snooze, string]) => {
          const until = instantOf(local, zone);
          return (
            <li key={name}>
              <button type="button" onClick={() => choose(until)}>
                <span>
                  <FormattedMessage id={`inbox.snooze.${name}`} />
                </span>
                <span className="gh-num">{when(intl, until, now, true)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <form onSubmit={submit} noValidate className={styles.own}>
        <label className={fieldStyles.label} htmlFor={id}>
          <FormattedMessage id="inbox.snooze.own" />
        </label>
        <div>
          <input
            id={id}
            type="datetime-local"
            className={fieldStyles.input}
            value={own}
            min={localTime(now, zone)}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={(event) => {
              setOwn(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
          <Button type="submit">
            <FormattedMessage id="inbox.do.snooze" />
          </Button>
        </div>
        {problem && (
          <p id={`${id}-problem`} className={fieldStyles.error}>
            <FormattedMessage id={`inbox.snooze.${problem}`} />
          </p>
        )}
      </form>
    </Dialog>
  );
}
