import './words';
import { FormattedMessage } from 'react-intl';
import { CopyText } from './CopyText';
import styles from './Drafts.module.css';
import { GivenBack } from './GivenBack';
import type { Kept } from './kept';

/** Words for a place that takes none any more: to be read and carried elsewhere. */
export default function KeptWords({ kept: { words, refusal } }: { kept: Kept }) {
  return (
    <div className={styles.keptWords}>
      <GivenBack refusal={refusal} />
      <p className={styles.actions}>
        <FormattedMessage id="drafts.keptWords" />
        <CopyText text={words.text} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={styles.text} dir="auto" tabIndex={0}>
        {words.text}
      </div>
    </div>
  );
}
