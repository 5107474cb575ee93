import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './CheckField.module.css';

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

/** Yes or no, with what yes means. Spread `form.getInputProps('name', { type: 'checkbox' })` into it. */
export function CheckField({ label, hint, error, ...input }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input
        {...input}
        type="checkbox"
        id={id}
        className={styles.box}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-words`}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <div id={`${id}-words`}>
          {hint && <p className={styles.hint}>{hint}</p>}
          {error && <p className={styles.error}>{error}</p>}
        </div>
      </div>
    </div>
  );
}
