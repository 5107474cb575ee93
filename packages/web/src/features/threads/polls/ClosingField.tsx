import { type ReactNode, useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import fieldStyles from '../../../ui/Field.module.css';

interface Closing {
  on: string;
  timeZone: string;
}

interface ClosingFieldProps {
  value: Closing;
  onChange: (value: Closing) => void;
  error?: ReactNode;
}

/** When the voting ends, by the clock of one's own place; empty when somebody is to end it. */
export function ClosingField({ value, onChange, error }: ClosingFieldProps) {
  const intl = useIntl();
  const id = useId();
  const timeZone = intl.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div>
      <label className={fieldStyles.label} htmlFor={id}>
        <FormattedMessage id="polls.make.closing" />{' '}
        <span className={fieldStyles.optional}>
          <FormattedMessage id="app.optional" />
        </span>
      </label>
      <input
        id={id}
        type="datetime-local"
        className={fieldStyles.input}
        value={value.on}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-words`}
        onChange={(event) => onChange({ on: event.currentTarget.value, timeZone })}
      />
      <div id={`${id}-words`}>
        {error && <p className={fieldStyles.error}>{error}</p>}
        <p className={fieldStyles.hint}>
          <FormattedMessage
            id="polls.make.zone"
            values={{ zone: timeZone.split('/').at(-1)?.replaceAll('_', ' ') }}
          />
        </p>
      </div>
    </div>
  );
}
