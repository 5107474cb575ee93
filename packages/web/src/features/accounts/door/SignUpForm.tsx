import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { mutationId } from '../../../lib/mutation-id';
import { saidByField, showRefusal } from '../../../lib/refusal';
import { useNow } from '../../../lib/time';
import { Button, PrimaryButton } from '../../../ui/Button';
import { PasswordField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { rememberWanted } from '../wanted';
import { ZoneField } from '../ZoneField';
import { deviceZone, hourIn, zoneOf } from '../zones';
import styles from './Door.module.css';

const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) { email }
  }
`);

interface SignUpFormProps {
  /** From an invitation. */
  email?: string | null;
  invitationToken?: string;
  /** Where one was going. */
  to: string;
  /** The way to sign in instead. */
  signIn: string;
}

/** Name, address and password; the rest can be told later. */
export function SignUpForm({ email, invitationToken, to, signIn }: SignUpFormProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const [timeZone, setTimeZone] = useState(deviceZone);
  // The same attempt sent again, after a lost answer, must not be another one.
  const [clientMutationId] = useState(mutationId);
  const [signUp, { loading, error }] = useMutation(SignUp);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: email ?? '', password: '' },
  });

  const submit = form.onSubmit(async (values) => {
    try {
      const { data } = await signUp({
        variables: { input: { ...values, timeZone, invitationToken, clientMutationId } },
      });
      rememberWanted(to);
      navigate('/verify', { state: { email: data?.signUp.email, sent: true } });
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={<FormattedMessage id="accounts.signUp.name" />}
        hint={<FormattedMessage id="accounts.signUp.nameHint" />}
        autoComplete="name"
        {...form.getInputProps('name')}
      />
      <TextField
        label={<FormattedMessage id="accounts.signIn.email" />}
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={<FormattedMessage id="accounts.signIn.password" />}
        hint={<FormattedMessage id="accounts.password.hint" />}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <ZoneLine value={timeZone} onChange={setTimeZone} />
      {error && !saidByField(error) && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      <PrimaryButton type="submit" wide busy={loading} className={styles.submit}>
        <FormattedMessage id="accounts.signUp.submit" />
      </PrimaryButton>
      <p className={styles.after}>
        <FormattedMessage
          id="accounts.signUp.already"
          values={{
            link: (words) => (
              <Link className="gh-link" to={signIn}>
                {words}
              </Link>
            ),
          }}
        />
      </p>
    </form>
  );
}

/** The zone as the device has it, in a sentence; a field only for those whose device is wrong. */
function ZoneLine({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const intl = useIntl();
  const now = useNow();
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <ZoneField
        label={<FormattedMessage id="accounts.zone.label" />}
        value={value}
        onChange={onChange}
      />
    );
  }
  return (
    <p className={styles.zone}>
      <FormattedMessage
        id="accounts.zone.detected"
        values={{ place: zoneOf(value).place, time: hourIn(intl, value, now) }}
      />{' '}
      <Button variant="text" size="small" onClick={() => setOpen(true)}>
        <FormattedMessage id="accounts.zone.change" />
      </Button>
    </p>
  );
}
