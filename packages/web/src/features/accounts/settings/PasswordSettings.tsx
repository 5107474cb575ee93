import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { saidByField, showRefusal } from '../../../lib/refusal';
import { Button } from '../../../ui/Button';
import { PasswordField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import styles from './Settings.module.css';

const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      sessions { id current createdAt lastSeenAt userAgent address }
    }
  }
`);

/** Another password; whoever else is signed in under one's name is signed out by it. */
export function PasswordSettings() {
  const intl = useIntl();
  const [done, setDone] = useState(0);
  const [change, { loading, error }] = useMutation(ChangePassword);
  const form = useForm({ mode: 'uncontrolled', initialValues: { current: '', password: '' } });
  const submit = form.onSubmit(async (input) => {
    try {
      await change({ variables: { input } });
      form.reset();
      setDone(done + 1);
    } catch (problem) {
      showRefusal(form, problem, intl);
    }
  });
  return (
    <Section title={<FormattedMessage id="accounts.password.title" />}>
      <Row>
        <p className={styles.text}>
          <FormattedMessage id="accounts.password.text" />
        </p>
        <form className={styles.form} onSubmit={submit} noValidate>
          <PasswordField
            key={form.key('current')}
            label={<FormattedMessage id="accounts.password.current" />}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordField
            key={form.key('password')}
            label={<FormattedMessage id="accounts.password.new" />}
            hint={<FormattedMessage id="accounts.password.hint" />}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {error && !saidByField(error) && (
            <div className={styles.problem}>
              <FormProblem error={error} />
            </div>
          )}
          <p className={`gh-actions ${styles.submit}`}>
            <Button type="submit" busy={loading}>
              <FormattedMessage id="accounts.password.submit" />
            </Button>
            <span role="status" className="gh-small gh-ink2">
              {done > 0 && !error && !loading && (
                <FormattedMessage key={done} id="accounts.password.changed" />
              )}
            </span>
          </p>
        </form>
      </Row>
    </Section>
  );
}
