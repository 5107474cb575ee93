import '../features/accounts/words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate, useParams } from 'react-router';
import styles from '../features/accounts/door/Door.module.css';
import { DoorText } from '../features/accounts/door/DoorText';
import { isOldLink, TokenProblem } from '../features/accounts/door/TokenProblem';
import { graphql } from '../gql';
import { saidByField, showRefusal } from '../lib/refusal';
import { personChanged } from '../lib/session';
import { useAnnounce } from '../ui/Announcer';
import { ButtonLink, PrimaryButton } from '../ui/Button';
import { PasswordField } from '../ui/Field';
import { FormProblem } from '../ui/FormProblem';

const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      person { id }
    }
  }
`);

/** The link of the mail after `/forgot`: a new password, which also signs in here and out elsewhere. */
export default function ResetPage() {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { token = '' } = useParams();
  const [reset, { loading, error }] = useMutation(ResetPassword);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });

  const submit = form.onSubmit(async ({ password }) => {
    try {
      await reset({ variables: { input: { token, password } } });
      await personChanged();
      navigate('/', { replace: true });
      announce(intl.formatMessage({ id: 'accounts.reset.done' }));
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });

  const title = intl.formatMessage({ id: 'accounts.reset.title' });
  if (error && isOldLink(error)) {
    return (
      <TokenProblem
        error={error}
        title={title}
        onRetry={submit}
        oldText="accounts.reset.old"
        oldWayOn={
          <ButtonLink to="/forgot" variant="primary">
            <FormattedMessage id="accounts.reset.newLink" />
          </ButtonLink>
        }
      />
    );
  }
  return (
    <DoorText title={title} text={<FormattedMessage id="accounts.reset.text" />}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordField
          label={<FormattedMessage id="accounts.reset.password" />}
          hint={<FormattedMessage id="accounts.password.hint" />}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        {error && !saidByField(error) && (
          <div className={styles.problem}>
            <FormProblem error={error} />
          </div>
        )}
        <PrimaryButton type="submit" wide busy={loading} className={styles.submit}>
          <FormattedMessage id="accounts.reset.submit" />
        </PrimaryButton>
      </form>
    </DoorText>
  );
}
