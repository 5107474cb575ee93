import { type ReactNode, useEffect, useId, useState } from 'react';
import fieldStyles from '../../../ui/Field.module.css';
import styles from './Preferences.module.css';

interface TimeFieldProps {
  label: ReactNode;
  /** As 07:30. */
  value: string;
  /** Once somebody has left it, not with each figure. */
  onSave: (value: string) => void;
}

/** An hour of the day. */
export function TimeField({ label, value, onSave }: TimeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = () => {
    if (typed && typed !== value) onSave(typed);
    else setTyped(value);
  };
  return (
    <div className={styles.time}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="time"
        className={fieldStyles.input}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={keep}
        onKeyDown={({ key }) => key === 'Enter' && keep()}
      />
    </div>
  );
}
