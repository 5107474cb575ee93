import { FormattedMessage } from 'react-intl';
import { cx } from '../../../lib/cx';
import styles from './Attendance.module.css';

interface CameButtonsProps {
  /** Read out: about whom. */
  label: string;
  /** null while nobody has said. */
  came: boolean | null;
  onChange: (came: boolean | null) => void;
}

/** Came, or did not; pressing what is chosen takes it back. */
export function CameButtons({ label, came, onChange }: CameButtonsProps) {
  return (
    <fieldset className={styles.buttons} aria-label={label}>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={came === value}
          className={cx(styles.button, came === value && styles.chosen)}
          onClick={() => onChange(came === value ? null : value)}
        >
          <FormattedMessage id={value ? 'events.came.yes' : 'events.came.no'} />
        </button>
      ))}
    </fieldset>
  );
}
