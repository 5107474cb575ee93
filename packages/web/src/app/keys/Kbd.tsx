import { FormattedMessage } from 'react-intl';
import styles from './Palette.module.css';

/** How a key is written: `r`, or one after the other. */
export function Kbd({ keys }: { keys: string }) {
  const [first = '', second] = keys.split(' ');
  if (!second) return <kbd className={styles.kbd}>{first}</kbd>;
  return (
    <FormattedMessage
      id="keys.list.then"
      values={{
        first: <kbd className={styles.kbd}>{first}</kbd>,
        second: <kbd className={styles.kbd}>{second}</kbd>,
      }}
    />
  );
}
