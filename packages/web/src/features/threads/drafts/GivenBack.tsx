import './words';
import { FormattedMessage, useIntl } from 'react-intl';
import { reasonMessage } from '../../../lib/problem';
import type { MessageId } from '../../../messages';
import styles from './Drafts.module.css';
import type { Refusal } from './kept';

/** Why words that had waited were not taken. */
export function GivenBack({ refusal }: { refusal: Refusal | undefined }) {
  const intl = useIntl();
  if (!refusal) return null;
  const id = reasonMessage(refusal.reason) ?? (`errors.code.${refusal.code}` as MessageId);
  return (
    <p role="alert" className={styles.refused}>
      <FormattedMessage id="drafts.givenBack" /> {intl.formatMessage({ id }, { seconds: 0 })}
    </p>
  );
}
