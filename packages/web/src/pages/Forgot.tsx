import '../features/accounts/words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import styles from '../features/accounts/door/Door.module.css';
import { DoorText } from '../features/accounts/door/DoorText';
import { graphql } from '../gql';
import { saidByField, showRefusal } from '../lib/refusal';
import { Button, ButtonLink, PrimaryButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { FormProblem } from '../ui/FormProblem';

const RequestReset = graphql(`
  mutation RequestPasswordReset($input: EmailInput!) {
    requestPasswordReset(input: $input) { email }
  }
`);

/** Asking for a link to a new password. The answer is the same whether there is an account or not. */
export default function ForgotPage() {
  const intl = useIntl();
  const [sentTo, setSentTo] = useState<string>();
  const [request, { loading, error }] = useMutation(RequestReset);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });

  const submit = form.onSubmit(async (input) => {
    try {
      await request({ variables: { input } });
      setSentTo(input.email);
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });

  if (sentTo) {
    return (
      <DoorText
        key="sent"
        title={intl.formatMessage({ id: 'accounts.mail.title' })}
        text={
          <FormattedMessage
            id="accounts.forgot.sent"
            values={{ email: <bdi className={styles.address}>{sentTo}</bdi> }}
          />
        }
        actions={
          <>
            <ButtonLink to="/sign-in">
              <FormattedMessage id="accounts.forgot.back" />
            </ButtonLink>
            <Button variant="text" onClick={() => setSentTo(undefined)}>
              <FormattedMessage id="accounts.forgot.other" />
            </Button>
          </>
        }
      />
    );
  }
  return (
    <DoorText
      key="ask"
      title={intl.formatMessage({ id: 'accounts.forgot.title' })}
      text={<FormattedMessage id="accounts.forgot.text" />}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={<FormattedMessage id="accounts.signIn.email" />}
          type="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        {error && !saidByField(error) && (
          <div className={styles.problem}>
            <FormProblem error={error} />
          </div>
        )}
        <PrimaryButton type="submit" wide busy={loading} className={styles.submit}>
          <FormattedMessage id="accounts.forgot.submit" />
        </PrimaryButton>
      </form>
      <p className={styles.after}>
        <Link className="gh-quiet" to="/sign-in">
          <FormattedMessage id="accounts.forgot.back" />
        </Link>
      </p>
    </DoorText>
  );
}
