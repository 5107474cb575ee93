import '../words';
import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { showFieldProblems } from '../../../lib/forms';
import { toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { PrimaryButton } from '../../../ui/Button';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import { AddressField } from '../AddressField';
import { slugRule } from '../address';
import forms from '../charter/Forms.module.css';
import { DomainsField } from '../DomainsField';
import { said, useRules } from '../forms';
import { DOMAINS_MAX, NAME_MAX } from '../limits';
import { VisibilityField } from '../VisibilityField';
import { languagesFor } from './languages';
import styles from './Settings.module.css';

export const CommunitySettings = graphql(`
  fragment CommunitySettings on Community {
    id
    slug
    name
    visibility
    language
    waitingDays
    version
    domains { id slug name }
    viewerCan { edit { allowed reason } }
  }
`);

const Edit = graphql(`
  mutation EditCommunity($input: EditCommunityInput!) {
    editCommunity(input: $input) { ...CommunitySettings ...CommunityFrame }
  }
`);

const rules = z.object({
  name: said(NAME_MAX),
  slug: slugRule,
  domainIds: z
    .array(z.string())
    .check(z.minLength(1, 'required'), z.maxLength(DOMAINS_MAX, 'maxLength')),
});

/** As the API has it: what waits longer is forgotten. */
const WAITING_DAYS_MAX = 90;

interface SettingsProps {
  community: FragmentType<typeof CommunitySettings>;
  /** Asks for the community anew, after somebody else has changed it. */
  onStale: () => Promise<unknown>;
}

/** Name, address, readers, language, fields of practice, and how long a thread may wait. */
export function Settings({ community: ref, onStale }: SettingsProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const community = readFragment(CommunitySettings, ref);
  const { id, version, domains, ...before } = community;
  const [taken, setTaken] = useState(false);
  const [savedAt, setSavedAt] = useState<Date>();
  const [edit, { loading, error }] = useMutation(Edit);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: before.name,
      slug: before.slug,
      visibility: before.visibility,
      language: before.language,
      domainIds: domains.map((domain) => domain.id),
      waitingDays: String(before.waitingDays ?? ''),
    },
    validate: useRules(rules),
    onValuesChange: () => setSavedAt(undefined),
  });
  const { slug, visibility, language, domainIds } = form.values;

  const submit = form.onSubmit(async (values) => {
    if (taken || loading) return;
    try {
      // Who can see it decides what everybody's rail and lists hold.
      await edit({
        variables: {
          input: { id, version, ...values, waitingDays: Number(values.waitingDays) || null },
        },
        refetchQueries: ['Viewer'],
      });
      setSavedAt(new Date());
      announce(intl.formatMessage({ id: 'communities.settings.saved' }));
      if (values.slug !== before.slug) {
        navigate(`/c/${values.slug}/settings`, { replace: true, state: { keepFocus: true } });
      }
    } catch (problem) {
      const { reason } = toProblem(problem);
      if (reason === 'TAKEN') {
        form.setFieldError('slug', intl.formatMessage({ id: 'errors.conflict.TAKEN' }));
      } else if (reason === 'VERSION') await onStale();
      else showFieldProblems(form, problem, (message) => intl.formatMessage({ id: message }));
    }
  });

  const problem = error && toProblem(error);
  const told = problem && (problem.fields.length > 0 || problem.reason === 'TAKEN');
  return (
    <Section title={<FormattedMessage id="communities.tab.settings" />}>
      <Row>
        <form onSubmit={submit} noValidate className={forms.form}>
          <TextField
            label={<FormattedMessage id="communities.name.label" />}
            maxLength={NAME_MAX}
            {...form.getInputProps('name')}
          />
          <AddressField
            value={slug}
            own={before.slug}
            error={form.errors.slug}
            hint={slug !== before.slug && <FormattedMessage id="communities.settings.oldAddress" />}
            onChange={(next) => form.setFieldValue('slug', next)}
            onTaken={setTaken}
          />
          <VisibilityField
            value={visibility}
            onChange={(next) => form.setFieldValue('visibility', next)}
          />
          {visibility !== before.visibility && (
            <p className={styles.warning} role="status">
              <FormattedMessage
                id="communities.settings.visibilityChange"
                values={{ from: before.visibility, to: visibility }}
              />
            </p>
          )}
          <SelectField
            label={<FormattedMessage id="communities.settings.language" />}
            hint={<FormattedMessage id="communities.settings.languageHint" />}
            value={language}
            onChange={(event) => form.setFieldValue('language', event.currentTarget.value)}
          >
            {languagesFor(intl.locale, before.language).map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </SelectField>
          <DomainsField
            value={domainIds}
            error={form.errors.domainIds}
            onChange={(next) => form.setFieldValue('domainIds', next)}
          />
          <TextField
            type="number"
            min={1}
            max={WAITING_DAYS_MAX}
            label={<FormattedMessage id="communities.settings.waitingDays" />}
            hint={<FormattedMessage id="communities.settings.waitingDaysHint" />}
            {...form.getInputProps('waitingDays')}
          />
          {!told && <FormProblem error={error} />}
          <div className={`gh-actions ${forms.actions}`}>
            <PrimaryButton type="submit" busy={loading}>
              <FormattedMessage id="app.save" />
            </PrimaryButton>
            {savedAt && (
              <span className="gh-small gh-ink2">
                <FormattedMessage
                  id="app.saved"
                  values={{ time: <FormattedTime value={savedAt} /> }}
                />
              </span>
            )}
          </div>
        </form>
      </Row>
    </Section>
  );
}
