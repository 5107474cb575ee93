import { FormattedMessage } from 'react-intl';
import { Row } from '../../../ui/Spread';
import styles from './CatchUp.module.css';

/** How it is chosen, in the words of docs/decisions: whoever reads it should not have to guess. */
export function HowChosen() {
  return (
    <Row>
      <details className={styles.how}>
        <summary>
          <FormattedMessage id="catchUp.how" />
        </summary>
        <ol>
          <li>
            <FormattedMessage id="catchUp.how.outcomes" />
          </li>
          <li>
            <FormattedMessage id="catchUp.how.questions" />
          </li>
          <li>
            <FormattedMessage id="catchUp.how.new" />
          </li>
        </ol>
        <p>
          <FormattedMessage id="catchUp.how.coming" />
        </p>
        <p>
          <FormattedMessage id="catchUp.how.time" />
        </p>
        <p>
          <FormattedMessage id="catchUp.how.left" />
        </p>
      </details>
    </Row>
  );
}
