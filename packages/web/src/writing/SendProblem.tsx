import { FormattedMessage } from 'react-intl';
import { useSignInPath } from '../lib/paths/inside';
import { toProblem } from '../lib/problem';
import { ButtonLink } from '../ui/Button';
import { FormProblem } from '../ui/FormProblem';
import styles from './Composer.module.css';

/** Why a text was not taken. When it never arrived, the first thing to know is that it is not lost. */
export function SendProblem({ error, byField }: { error: unknown; byField?: boolean }) {
  const signIn = useSignInPath();
  if (!error) return null;
  const { code } = toProblem(error);
  if (code !== 'NETWORK' && code !== 'UNAUTHENTICATED')
    return <FormProblem error={error} byField={byField} />;
  return (
    <div role="alert" className={styles.problem}>
      <p>
        <FormattedMessage
          id={code === 'NETWORK' ? 'threads.composer.kept' : 'threads.composer.signIn'}
        />
      </p>
      {code === 'UNAUTHENTICATED' && (
        <ButtonLink to={signIn} size="small">
          <FormattedMessage id="app.nav.signIn" />
        </ButtonLink>
      )}
    </div>
  );
}
