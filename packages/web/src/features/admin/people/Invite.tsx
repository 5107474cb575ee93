import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { mutationId } from '../../../lib/mutation-id';
import { saidByField, showRefusal } from '../../../lib/refusal';
import { PrimaryButton } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import styles from '../Admin.module.css';
import { OnceLink } from './OnceLink';

const InvitePerson = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      url
      invitation { id email }
    }
  }
`);

/** Days; the API allows up to ninety. */
const DAYS = [3, 7, 14, 30, 90];

/** Asking somebody in: one person by mail, or several with a link. */
export function Invite() {
  const intl = useIntl();
  const [way, setWay] = useState<'mail' | 'link'>('mail');
  const [key, setKey] = useState(mutationId);
  const [result, setResult] = useState<{ url?: string | null; email?: string | null }>();
  const [invite, { loading, error }] = useMutation(InvitePerson, {
    refetchQueries: ['InstanceInvitations'],
  });
  const form = useForm({ initialValues: { email: '', uses: '1', expiresInDays: '14' } });

  const submit = form.onSubmit(async ({ email, uses, expiresInDays }) => {
    setResult(undefined);
    // What is no number would travel as nothing, and nothing means one use.
    const count = Number(uses);
    if (way === 'link' && !Number.isInteger(count)) {
      form.setFieldError('uses', intl.formatMessage({ id: 'admin.rule.uses.type' }));
      form.getInputNode('uses')?.focus();
      return;
    }
    try {
      const { data } = await invite({
        variables: {
          input: {
            ...(way === 'mail' ? { email } : { uses: count }),
            expiresInDays: Number(expiresInDays),
            clientMutationId: key,
          },
        },
      });
      setResult({ url: data?.invitePerson.url, email: data?.invitePerson.invitation.email });
      setKey(mutationId());
      form.setFieldValue('email', '');
    } catch (problem) {
      showRefusal(form, problem, intl, { room: 'admin' });
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <SegmentedChoice
        label={intl.formatMessage({ id: 'admin.invite.way' })}
        options={[
          { value: 'mail', label: <FormattedMessage id="admin.invite.mail" /> },
          { value: 'link', label: <FormattedMessage id="admin.invite.link" /> },
        ]}
        value={way}
        onChange={(value) => {
          setWay(value);
          setResult(undefined);
        }}
      />
      <div className={styles.pair}>
        {way === 'mail' ? (
          <TextField
            label={<FormattedMessage id="admin.invite.email" />}
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        ) : (
          <TextField
            label={<FormattedMessage id="admin.invite.uses" />}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('uses')}
          />
        )}
        <SelectField
          label={<FormattedMessage id="admin.invite.days" />}
          data={DAYS.map((days) => ({
            value: String(days),
            label: intl.formatMessage({ id: 'admin.invite.daysCount' }, { days }),
          }))}
          {...form.getInputProps('expiresInDays')}
        />
      </div>
      {error && !saidByField(error) && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      <p className={styles.submit}>
        <PrimaryButton type="submit" busy={loading}>
          <FormattedMessage id={way === 'mail' ? 'admin.invite.send' : 'admin.invite.make'} />
        </PrimaryButton>
      </p>
      <div role="status">
        {result?.email && (
          <p className={styles.submit}>
            <FormattedMessage
              id="admin.invite.sent"
              values={{ email: <bdi>{result.email}</bdi> }}
            />
          </p>
        )}
      </div>
      {result?.url && <OnceLink url={result.url} />}
    </form>
  );
}
