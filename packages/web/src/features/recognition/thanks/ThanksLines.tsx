import { FormattedMessage } from 'react-intl';
import type { ThanksPartsFragment } from '../../../gql/graphql';
import { Row } from '../../../ui/Spread';
import styles from './Thanks.module.css';
import { ThanksWords } from './ThanksWords';

/** Thanks at what they are for: what was taken back is not among them. */
export function ThanksLines({ thanks }: { thanks: readonly ThanksPartsFragment[] }) {
  const shown = thanks.filter(({ removedAt }) => !removedAt);
  if (shown.length === 0) return null;
  return (
    <Row margin={<FormattedMessage id="thanks.margin" />} marginTop="1.35rem">
      <ul className={`${styles.lines} ${styles.small}`}>
        {shown.map((one) => (
          <li key={one.id}>
            <ThanksWords here thanks={one} />
          </li>
        ))}
      </ul>
    </Row>
  );
}
