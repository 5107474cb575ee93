import { FormattedMessage, FormattedTime } from 'react-intl';
import styles from './Preferences.module.css';

/** When the last choice was saved, beside what it belongs to. */
export function Saved({ at }: { at: Date | undefined }) {
  if (!at) return null;
  return (
    <span className={styles.saved}>
      <FormattedMessage
        id="preferences.saved"
        values={{ time: <FormattedTime value={at} hour="2-digit" minute="2-digit" /> }}
      />
    </span>
  );
}
