import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { saidByField, showRefusal } from '../../../lib/refusal';
import { Button, PrimaryButton } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './Door.module.css';

const Resend = graphql(`
  mutation ResendVerification($input: EmailInput!) {
    resendVerification(input: $input) { email }
  }
`);

/** Sends the confirmation once more to an address that is known here, and says so beside the button. */
export function SendAgain({ email }: { email: string }) {
  const [sent, setSent] = useState(0);
  const [resend, { loading, error }] = useMutation(Resend);
  const send = async () => {
    try {
      await resend({ variables: { input: { email } } });
      setSent(sent + 1);
    } catch {
      // The words stand below, from `error`.
    }
  };
  return (
    <>
      <div className={`gh-actions ${styles.actions}`}>
        <Button busy={loading} onClick={send}>
          <FormattedMessage id="accounts.mail.again" />
        </Button>
      </div>
      <p role="status" className={sent > 0 && !error ? styles.sent : undefined}>
        {sent > 0 && !error && <FormattedMessage key={sent} id="accounts.mail.sentAgain" />}
      </p>
      {error && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
    </>
  );
}

/** Asks for the address first, then sends the confirmation. */
export function AskForMail({ onSent }: { onSent: (email: string) => void }) {
  const intl = useIntl();
  const [resend, { loading, error }] = useMutation(Resend);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } });
  const submit = form.onSubmit(async (input) => {
    try {
      await resend({ variables: { input } });
      onSent(input.email);
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });
  return (
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
        <FormattedMessage id="accounts.mail.send" />
      </PrimaryButton>
    </form>
  );
}
