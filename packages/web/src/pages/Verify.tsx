import '../features/accounts/words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate, useParams } from 'react-router';
import styles from '../features/accounts/door/Door.module.css';
import { DoorText } from '../features/accounts/door/DoorText';
import { isOldLink, TokenProblem } from '../features/accounts/door/TokenProblem';
import { takeWanted } from '../features/accounts/wanted';
import { graphql } from '../gql';
import { saidByField, showRefusal } from '../lib/refusal';
import { personChanged } from '../lib/session';
import { useAnnounce } from '../ui/Announcer';
import { ButtonLink, PrimaryButton } from '../ui/Button';
import { PasswordField } from '../ui/Field';
import { FormProblem } from '../ui/FormProblem';

const VerifyEmail = graphql(`
  mutation VerifyEmail($input: VerifyEmailInput!) {
    verifyEmail(input: $input) {
      person { id }
    }
  }
`);

/**
 * The link of the first mail: confirms the address, signs in and goes where one was going. It asks for the password of
 * the sign-up, so that nobody confirms an account that a stranger made with their address.
 */
export default function VerifyPage() {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { token = '' } = useParams();
  const [verify, { loading, error }] = useMutation(VerifyEmail);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });

  const submit = form.onSubmit(async ({ password }) => {
    try {
      await verify({ variables: { input: { token, password } } });
      await personChanged();
      navigate(takeWanted(), { replace: true });
      announce(intl.formatMessage({ id: 'accounts.verify.done' }));
    } catch (problem) {
      showRefusal(form, problem, intl, {
        words: { 'password.credentials': 'accounts.verify.otherPassword' },
      });
    }
  });

  const title = intl.formatMessage({ id: 'accounts.verify.title' });
  if (error && isOldLink(error)) {
    return (
      <TokenProblem
        error={error}
        title={title}
        onRetry={submit}
        oldText="accounts.verify.old"
        oldWayOn={
          <>
            <ButtonLink to="/sign-in" variant="primary">
              <FormattedMessage id="accounts.signIn.submit" />
            </ButtonLink>
            <ButtonLink to="/verify" variant="text">
              <FormattedMessage id="accounts.verify.newLink" />
            </ButtonLink>
          </>
        }
      />
    );
  }
  return (
    <DoorText title={title} text={<FormattedMessage id="accounts.verify.text" />}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordField
          label={<FormattedMessage id="accounts.signIn.password" />}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        {error && !saidByField(error) && (
          <div className={styles.problem}>
            <FormProblem error={error} />
          </div>
        )}
        <PrimaryButton type="submit" wide busy={loading} className={styles.submit}>
          <FormattedMessage id="accounts.verify.submit" />
        </PrimaryButton>
      </form>
    </DoorText>
  );
}
