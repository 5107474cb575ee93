import { useMutation, useQuery } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { HouseQuery, SignUpPolicy } from '../../gql/graphql';
import { isNewerVersion, saidByField, showRefusal } from '../../lib/refusal';
import { useAnnounce } from '../../ui/Announcer';
import { PrimaryButton } from '../../ui/Button';
import { CheckField } from '../../ui/CheckField';
import { Choice } from '../../ui/Choice';
import { ErrorState } from '../../ui/ErrorState';
import { AreaField, TextField } from '../../ui/Field';
import { FormProblem } from '../../ui/FormProblem';
import { Skeleton } from '../../ui/Skeleton';
import { Versions } from '../../ui/Versions';
import styles from './Admin.module.css';

const House = graphql(`
  query House {
    instance { name description signUpPolicy visitorsMayRead recognition version }
  }
`);
const EditInstance = graphql(`
  mutation EditInstance($input: EditInstanceInput!) {
    editInstance(input: $input) {
      name
      description
      signUpPolicy
      visitorsMayRead
      recognition
      version
      viewerCan {
        signUp { allowed reason }
      }
    }
  }
`);

type Instance = HouseQuery['instance'];
const FIELDS = ['name', 'description', 'signUpPolicy', 'visitorsMayRead', 'recognition'] as const;
type Values = Pick<Instance, (typeof FIELDS)[number]>;

const POLICIES = ['OPEN', 'INVITATION', 'CLOSED'] as const satisfies readonly SignUpPolicy[];

const valuesOf = ({
  name,
  description,
  signUpPolicy,
  visitorsMayRead,
  recognition,
}: Values): Values => ({ name, description, signUpPolicy, visitorsMayRead, recognition });

/** The house itself: what it is called, who may come in, who may read, whether it tells what became of things. */
export function HouseForm() {
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery(House, { fetchPolicy: 'cache-and-network' });
  if (!data) {
    return error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />;
  }
  return (
    <Form
      key={round}
      instance={data.instance}
      reload={async () => (await refetch()).data?.instance}
      onRestart={() => setRound(round + 1)}
    />
  );
}

interface FormProps {
  instance: Instance;
  reload: () => Promise<Instance | undefined>;
  onRestart: () => void;
}

function Form({ instance, reload, onRestart }: FormProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  // The version that these words began from; the cache may come to hold a newer one.
  const [seen, setSeen] = useState(instance.version);
  const [newer, setNewer] = useState<Instance>();
  const [savedAt, setSavedAt] = useState<Date>();
  const [edit, { loading, error }] = useMutation(EditInstance);
  const form = useForm<Values>({ initialValues: valuesOf(instance) });

  const save = async (values: Values, version: number) => {
    setSavedAt(undefined);
    try {
      const { data } = await edit({ variables: { input: { ...values, version } } });
      if (data) setSeen(data.editInstance.version);
      setNewer(undefined);
      setSavedAt(new Date());
      announce(intl.formatMessage({ id: 'admin.house.saved' }));
    } catch (problem) {
      if (isNewerVersion(problem)) setNewer(await reload());
      else showRefusal(form, problem, intl, { room: 'admin' });
    }
  };
  const words = (values: Values, field: (typeof FIELDS)[number]): string => {
    if (field === 'signUpPolicy') {
      return intl.formatMessage({ id: `admin.house.policy.${values.signUpPolicy}` });
    }
    if (field === 'visitorsMayRead') {
      return intl.formatMessage({ id: `admin.house.visitors.${values.visitorsMayRead}` });
    }
    if (field === 'recognition') {
      return intl.formatMessage({ id: `admin.house.recognition.${values.recognition}` });
    }
    return values[field];
  };

  return (
    <form onSubmit={form.onSubmit((values) => save(values, seen))} noValidate>
      <TextField
        label={<FormattedMessage id="admin.house.name" />}
        hint={<FormattedMessage id="admin.house.nameHint" />}
        autoComplete="organization"
        {...form.getInputProps('name')}
      />
      <AreaField
        optional
        label={<FormattedMessage id="admin.house.description" />}
        hint={<FormattedMessage id="admin.house.descriptionHint" />}
        {...form.getInputProps('description')}
      />
      <div className={styles.choice}>
        <Choice
          label={<FormattedMessage id="admin.house.policy" />}
          options={POLICIES.map((value) => ({
            value,
            label: <FormattedMessage id={`admin.house.policy.${value}`} />,
            hint: <FormattedMessage id={`admin.house.policyHint.${value}`} />,
          }))}
          value={form.values.signUpPolicy}
          onChange={(value) => form.setFieldValue('signUpPolicy', value)}
        />
      </div>
      <CheckField
        label={<FormattedMessage id="admin.house.visitors" />}
        hint={<FormattedMessage id="admin.house.visitorsHint" />}
        {...form.getInputProps('visitorsMayRead', { type: 'checkbox' })}
      />
      <CheckField
        label={<FormattedMessage id="admin.house.recognition" />}
        hint={<FormattedMessage id="admin.house.recognitionHint" />}
        {...form.getInputProps('recognition', { type: 'checkbox' })}
      />
      {error && !saidByField(error) && !newer && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      {newer && (
        <Versions
          fields={FIELDS.filter((field) => newer[field] !== form.values[field]).map((field) => ({
            key: field,
            label: <FormattedMessage id={`admin.house.${SHORT[field]}`} />,
            saved: words(newer, field),
            yours: words(form.values, field),
          }))}
          busy={loading}
          onKeepYours={() => save(form.values, newer.version)}
          onTakeSaved={onRestart}
        />
      )}
      <div className={styles.foot} hidden={newer !== undefined}>
        <PrimaryButton type="submit" busy={loading}>
          <FormattedMessage id="admin.house.save" />
        </PrimaryButton>
        {savedAt && (
          <span className={styles.saved}>
            <FormattedMessage
              id="app.saved"
              values={{ time: intl.formatTime(savedAt, { hour: '2-digit', minute: '2-digit' }) }}
            />
          </span>
        )}
      </div>
    </form>
  );
}

const SHORT = {
  name: 'name',
  description: 'description',
  signUpPolicy: 'policy',
  visitorsMayRead: 'visitors',
  recognition: 'recognition',
} as const;
