import { type ReactNode, useId } from 'react';
import { cx } from '../lib/cx';
import styles from './Choice.module.css';

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** What choosing it means. */
  hint?: ReactNode;
  /** Not possible here; the hint says why and what would change that. */
  off?: boolean;
}

interface ChoiceProps<Value extends string> {
  /** The question. */
  label: ReactNode;
  options: readonly ChoiceOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: ReactNode;
}

/** One of a few, each with a sentence that says what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, error } = props;
  const id = useId();
  return (
    <fieldset className={styles.choices} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={cx(styles.choice, option.off && styles.off)}>
          <input
            type="radio"
            className={styles.radio}
            name={id}
            value={option.value}
            checked={value === option.value}
            aria-disabled={option.off || undefined}
            aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
            onChange={() => {
              if (!option.off) onChange(option.value);
            }}
          />
          <span>
            <span className={styles.label}>{option.label}</span>
            {option.hint && (
              <span className={styles.hint} id={`${id}-${option.value}`}>
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface SegmentedChoiceProps<Value extends string> {
  /** Read out, not shown. */
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few short words, side by side. */
export function SegmentedChoice<Value extends string>(props: SegmentedChoiceProps<Value>) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
