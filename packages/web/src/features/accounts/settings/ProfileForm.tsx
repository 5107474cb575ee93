import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { OwnProfileFragment } from '../../../gql/graphql';
import { isNewerVersion, saidByField, showRefusal } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { PrimaryButton } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Versions } from '../../../ui/Versions';
import { ZoneField } from '../ZoneField';
import { AboutField } from './AboutField';
import {
  differing,
  EditProfile,
  OwnProfile,
  type ProfileValues,
  valuesOf,
} from './profile-documents';
import styles from './Settings.module.css';
import { TagsField } from './TagsField';

/** The renderer of Markdown speaks of a text, whatever form it comes from. */
const REFUSALS = { unique: 'handle', called: { text: 'aboutMarkdown' } };

interface ProfileFormProps {
  /** As it is known now; a new photo gives it another version while the form is open. */
  person: OwnProfileFragment;
  /** Reads the profile anew, after somebody else's version came first. */
  reload: () => Promise<OwnProfileFragment | undefined>;
  /** Begins again with what is saved. */
  onRestart: () => void;
}

/** Everything that one tells about oneself. */
export function ProfileForm({ person, reload, onRestart }: ProfileFormProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [base, setBase] = useState(person);
  const [newer, setNewer] = useState<OwnProfileFragment>();
  const [savedAt, setSavedAt] = useState<Date>();
  const [edit, { loading, error }] = useMutation(EditProfile);
  const form = useForm<ProfileValues>({ initialValues: valuesOf(person) });

  // A version that differs by the photo only is taken on; of any other the API must have its say.
  const samePerson = differing(valuesOf(base), valuesOf(person)).length === 0;
  const seen = samePerson ? person.version : base.version;

  const save = async (values: ProfileValues, version: number) => {
    setSavedAt(undefined);
    try {
      const { data } = await edit({ variables: { input: { ...values, version } } });
      const saved = readFragment(OwnProfile, data?.editProfile);
      if (saved) {
        setBase(saved);
        form.setValues(valuesOf(saved));
      }
      setNewer(undefined);
      setSavedAt(new Date());
      announce(intl.formatMessage({ id: 'accounts.settings.saved' }));
    } catch (problem) {
      if (isNewerVersion(problem)) setNewer(await reload());
      else showRefusal(form, problem, intl, REFUSALS);
    }
  };

  const tags = (field: 'askMeAbout' | 'wantToLearn') => ({
    path: field,
    value: form.values[field],
    error: form.errors[field],
    onChange: (value: string[]) => form.setFieldValue(field, value),
    label: <FormattedMessage id={`accounts.profile.${field}`} />,
    hint: <FormattedMessage id={`accounts.profile.${field}Hint`} />,
  });
  const line = (field: 'pronouns' | 'role' | 'department' | 'organisation') => (
    <TextField
      optional
      label={<FormattedMessage id={`accounts.profile.${field}`} />}
      {...form.getInputProps(field)}
    />
  );

  return (
    <form
      onSubmit={form.onSubmit((values) => save(values, seen))}
      onChange={() => setSavedAt(undefined)}
      noValidate
    >
      <TextField
        label={<FormattedMessage id="accounts.signUp.name" />}
        hint={<FormattedMessage id="accounts.signUp.nameHint" />}
        autoComplete="name"
        {...form.getInputProps('name')}
      />
      <div className={styles.pair}>
        <TextField
          label={<FormattedMessage id="accounts.profile.handle" />}
          hint={<FormattedMessage id="accounts.profile.handleHint" />}
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('handle')}
        />
        {line('pronouns')}
      </div>
      {line('role')}
      <div className={styles.pair}>
        {line('department')}
        {line('organisation')}
      </div>
      <ZoneField
        label={<FormattedMessage id="accounts.zone.label" />}
        hint={<FormattedMessage id="accounts.zone.hint" />}
        value={form.values.timeZone}
        error={form.errors.timeZone}
        onChange={(zone) => form.setFieldValue('timeZone', zone)}
      />
      <AboutField
        value={form.values.aboutMarkdown}
        error={form.errors.aboutMarkdown}
        onChange={(markdown) => form.setFieldValue('aboutMarkdown', markdown)}
      />
      <TagsField {...tags('askMeAbout')} />
      <TagsField {...tags('wantToLearn')} />
      {error && !saidByField(error, 'handle') && !newer && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      {newer && (
        <Versions
          fields={differing(valuesOf(newer), form.values).map((field) => ({
            key: field,
            label: <FormattedMessage id={`app.versions.field.${field}`} />,
            saved: shown(valuesOf(newer)[field]),
            yours: shown(form.values[field]),
          }))}
          busy={loading}
          onKeepYours={() => save(form.values, newer.version)}
          onTakeSaved={onRestart}
        />
      )}
      <div className={styles.foot} hidden={newer !== undefined}>
        <PrimaryButton type="submit" busy={loading}>
          <FormattedMessage id="accounts.settings.save" />
        </PrimaryButton>
        {savedAt && (
          <span className={styles.saved}>
            <FormattedMessage
              id="app.saved"
              values={{
                time: intl.formatTime(savedAt, { hour: '2-digit', minute: '2-digit' }),
              }}
            />
          </span>
        )}
      </div>
    </form>
  );
}

const shown = (value: string | string[]): string =>
  typeof value === 'string' ? value : value.join(', ');
