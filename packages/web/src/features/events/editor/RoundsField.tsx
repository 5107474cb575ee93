import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { Field, TextField } from '../../../ui/Field';
import styles from './Editor.module.css';
import { aRound, type RoundDraft } from './plan';

const MAX_ROUNDS = 20;
const MAX_MINUTES = 600;

interface RoundsFieldProps {
  rounds: RoundDraft[];
  onChange: (rounds: RoundDraft[]) => void;
  error?: string | undefined;
}

/** The parts of a case clinic, each with its time. */
export function RoundsField({ rounds, onChange, error }: RoundsFieldProps) {
  const intl = useIntl();
  const put = (key: number, part: Partial<RoundDraft>) =>
    onChange(rounds.map((round) => (round.key === key ? { ...round, ...part } : round)));
  return (
    <Field
      optional
      labelElement="div"
      label={<FormattedMessage id="event-editor.rounds" />}
      hint={<FormattedMessage id="event-editor.rounds.hint" />}
      error={error}
    >
      <ol className={styles.rounds}>
        {rounds.map(({ key, name, minutes }, index) => (
          <li key={key} className={styles.round}>
            <TextField
              dir="auto"
              aria-label={intl.formatMessage({ id: 'event-editor.round' }, { number: index + 1 })}
              label={undefined}
              value={name}
              onChange={(event) => put(key, { name: event.currentTarget.value })}
            />
            <TextField
              type="number"
              min={1}
              max={MAX_MINUTES}
              aria-label={intl.formatMessage(
                { id: 'event-editor.round.minutes' },
                { number: index + 1 },
              )}
              label={undefined}
              value={minutes}
              onChange={(event) =>
                put(key, { minutes: Math.min(MAX_MINUTES, Number(event.currentTarget.value) || 1) })
              }
            />
            <Button
              size="small"
              variant="text"
              aria-label={intl.formatMessage(
                { id: 'event-editor.round.remove' },
                { number: index + 1 },
              )}
              onClick={() => onChange(rounds.filter((round) => round.key !== key))}
            >
              <FormattedMessage id="event-editor.round.remove.short" />
            </Button>
          </li>
        ))}
      </ol>
      {rounds.length < MAX_ROUNDS && (
        <Button size="small" onClick={() => onChange([...rounds, aRound()])}>
          <FormattedMessage id="event-editor.round.add" />
        </Button>
      )}
    </Field>
  );
}
