import '../words';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { ruleMessage } from '../../../lib/problem';
import { completed, type Draft, keepDraft, readDraft, type Suggested } from './draft';
import { faultsOf, type Step } from './steps';

export interface DraftState {
  draft: Draft;
  /** With every suggestion in its place. */
  whole: ReturnType<typeof completed>;
  suggested: Suggested;
  change: (part: Partial<Draft>) => void;
  errors: Record<string, React.ReactNode>;
  setErrors: (errors: Record<string, string>) => void;
  /** Puts what is lacking beside its fields. @returns true when one may go on */
  check: () => boolean;
  /** When it was last kept in this tab. */
  keptAt: Date | undefined;
}

/** The draft of a community as a form that survives a reload; `step` says which part is checked. */
export function useDraft(step: Step): DraftState {
  const intl = useIntl();
  const [initialValues] = useState(readDraft);
  const [keptAt, setKeptAt] = useState<Date>();
  const form = useForm<Draft>({
    mode: 'controlled',
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(faultsOf(step, completed(values, suggest(intl, values.name)))).map(
          ([path, rule]) => [path, intl.formatMessage({ id: ruleMessage(rule) })],
        ),
      ),
    onValuesChange: (values) => setKeptAt(keepDraft(values) ? new Date() : undefined),
  });
  const { name } = form.values;
  const suggested = useMemo(() => suggest(intl, name), [intl, name]);

  return {
    draft: form.values,
    whole: completed(form.values, suggested),
    suggested,
    change: (part) => form.setValues(part),
    errors: form.errors,
    setErrors: form.setErrors,
    check: () => !form.validate().hasErrors,
    keptAt,
  };
}

/** The texts of the catalogue for a community of this name. */
function suggest(intl: IntlShape, name: string): Suggested {
  const values = { name: name.trim() || '…' };
  return {
    groundRules: intl.formatMessage({ id: 'communities.create.rulesText' }),
    welcomeTitle: intl.formatMessage({ id: 'communities.create.welcomeTitle' }, values),
    welcomeMarkdown: intl.formatMessage({ id: 'communities.create.welcomeText' }, values),
  };
}
