import '../features/accounts/words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { rememberWanted } from '../features/accounts/wanted';
import { graphql } from '../gql';
import { insidePath } from '../lib/paths/inside';
import { showRefusal } from '../lib/refusal';
import { personChanged } from '../lib/session';
import { useViewer } from '../lib/viewer';
import { PrimaryButton } from '../ui/Button';
import { PasswordField, TextField } from '../ui/Field';
import { FormProblem } from '../ui/FormProblem';
import { PageTitle } from '../ui/PageHead';
import styles from './SignIn.module.css';

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      emailVerified
      person { id }
    }
  }
`);

/** Coming in with email and password. `?to=` leads back to where one was asked to sign in. */
export default function SignInPage() {
  const intl = useIntl();
  const navigate = useNavigate();
  const { instance } = useViewer();
  const to = insidePath(useSearchParams()[0].get('to'));
  const [signIn, { loading, error }] = useMutation(SignIn);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });

  const submit = form.onSubmit(async (input) => {
    try {
      const { data } = await signIn({ variables: { input } });
      await personChanged();
      // Hardly anything works before the address is confirmed, so that comes first.
      if (!data?.signIn.emailVerified && to !== '/') rememberWanted(to);
      navigate(data?.signIn.emailVerified ? to : '/verify', { replace: true });
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });

  return (
    <>
      <PageTitle title={intl.formatMessage({ id: 'accounts.signIn.title' })} />
      {instance && (
        <p className={`gh-lede ${styles.lede}`}>
          <FormattedMessage id="accounts.signIn.lede" values={{ house: instance.name }} />
        </p>
      )}
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={<FormattedMessage id="accounts.signIn.email" />}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={<FormattedMessage id="accounts.signIn.password" />}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <p className={styles.forgot}>
          <Link className="gh-quiet" to="/forgot">
            <FormattedMessage id="accounts.signIn.forgot" />
          </Link>
        </p>
        <FormProblem byField error={error} />
        <PrimaryButton type="submit" wide busy={loading} className={styles.submit}>
          <FormattedMessage id="accounts.signIn.submit" />
        </PrimaryButton>
      </form>
      {instance?.viewerCan.signUp.allowed && (
        <p className={styles.first}>
          <FormattedMessage
            id="accounts.signIn.first"
            values={{
              link: (words) => (
                <Link
                  className="gh-link"
                  to={to === '/' ? '/sign-up' : `/sign-up?to=${encodeURIComponent(to)}`}
                >
                  {words}
                </Link>
              ),
            }}
          />
        </p>
      )}
    </>
  );
}
