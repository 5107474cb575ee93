import { FormattedMessage } from 'react-intl';
import { toProblem } from '../../../lib/problem';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './Composer.module.css';

/** Why a text was not taken. When it never arrived, the first thing to know is that it is not lost. */
export function SendProblem({ error }: { error: unknown }) {
  if (!error) return null;
  if (toProblem(error).code !== 'NETWORK') return <FormProblem error={error} />;
  return (
    <p role="alert" className={styles.problem}>
      <FormattedMessage id="threads.composer.kept" />
    </p>
  );
}
