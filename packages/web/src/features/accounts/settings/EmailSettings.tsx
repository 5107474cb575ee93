import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { saidByField, showRefusal } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { PasswordField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import styles from './Settings.module.css';

const RequestEmailChange = graphql(`
  mutation RequestEmailChange($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) { email pendingEmail }
  }
`);
const CancelEmailChange = graphql(`
  mutation CancelEmailChange {
    cancelEmailChange { email pendingEmail }
  }
`);

const WRONG_PASSWORD = { 'password.credentials': 'accounts.rule.current.credentials' } as const;

interface EmailSettingsProps {
  email: string;
  pendingEmail?: string | null;
}

/** The address one signs in with, and the change of it that waits for two confirmations. */
export function EmailSettings({ email, pendingEmail }: EmailSettingsProps) {
  return (
    <Section title={<FormattedMessage id="accounts.email.title" />}>
      <Row>
        <p className={styles.text}>
          <FormattedMessage
            id="accounts.email.text"
            values={{ email: <Address email={email} /> }}
          />
        </p>
        {pendingEmail ? <Waiting email={email} pendingEmail={pendingEmail} /> : <Change />}
      </Row>
    </Section>
  );
}

function Address({ email }: { email: string }) {
  return (
    <bdi>
      <strong>{email}</strong>
    </bdi>
  );
}

function Waiting({ email, pendingEmail }: { email: string; pendingEmail: string }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [cancel, { loading, error }] = useMutation(CancelEmailChange);
  const stop = async () => {
    try {
      await cancel();
      announce(intl.formatMessage({ id: 'accounts.email.cancelled' }));
    } catch {
      // Shown from `error`.
    }
  };
  return (
    <>
      <ul className={styles.waiting}>
        <li>
          <FormattedMessage
            id="accounts.email.waitingNew"
            values={{ email: <Address email={pendingEmail} /> }}
          />
        </li>
        <li>
          <FormattedMessage
            id="accounts.email.waitingOld"
            values={{ email: <Address email={email} /> }}
          />
        </li>
      </ul>
      <p className={styles.text}>
        <FormattedMessage id="accounts.email.waitingText" />
      </p>
      {error && <FormProblem error={error} />}
      <p className={styles.submit}>
        <Button busy={loading} onClick={stop}>
          <FormattedMessage id="accounts.email.cancel" />
        </Button>
      </p>
    </>
  );
}

function Change() {
  const intl = useIntl();
  const announce = useAnnounce();
  const [request, { loading, error }] = useMutation(RequestEmailChange);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const submit = form.onSubmit(async (input) => {
    try {
      await request({ variables: { input } });
      announce(intl.formatMessage({ id: 'accounts.email.requested' }));
    } catch (problem) {
      showRefusal(form, problem, intl, { words: WRONG_PASSWORD });
    }
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={<FormattedMessage id="accounts.email.new" />}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={<FormattedMessage id="accounts.password.current" />}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      {error && !saidByField(error) && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      <p className={styles.submit}>
        <Button type="submit" busy={loading}>
          <FormattedMessage id="accounts.email.submit" />
        </Button>
      </p>
    </form>
  );
}
