import './words';
import { FormattedMessage } from 'react-intl';
import styles from './Care.module.css';

/** Says quietly that the address led here from elsewhere. */
export default function LedFrom({ title }: { title: string }) {
  return (
    <p className={styles.note}>
      <FormattedMessage id="tending.led" values={{ title: <bdi>{title}</bdi> }} />
    </p>
  );
}
