import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { AreaField } from '../../../ui/Field';
import type { GoalDraft } from '../forms';
import { LINE_MAX, PURPOSE_MAX } from '../limits';
import { GoalsField } from './GoalsField';

export interface CharterDraft {
  purpose: string;
  forWhom: string;
  cadence: string;
  goals: GoalDraft[];
}

interface CharterFieldsProps {
  values: CharterDraft;
  onChange: (part: Partial<CharterDraft>) => void;
  errors: Record<string, ReactNode>;
}

/** The four parts of a charter, the same when it is first written and when it is amended. */
export function CharterFields({ values, onChange, errors }: CharterFieldsProps) {
  return (
    <>
      <AreaField
        label={<FormattedMessage id="communities.charter.purpose" />}
        hint={<FormattedMessage id="communities.charter.purposeHint" />}
        value={values.purpose}
        error={errors.purpose}
        maxLength={PURPOSE_MAX}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <AreaField
        optional
        minRows={1}
        label={<FormattedMessage id="communities.charter.forWhom" />}
        hint={<FormattedMessage id="communities.charter.forWhomHint" />}
        value={values.forWhom}
        error={errors.forWhom}
        maxLength={LINE_MAX}
        onChange={(event) => onChange({ forWhom: event.currentTarget.value })}
      />
      <GoalsField goals={values.goals} errors={errors} onChange={(goals) => onChange({ goals })} />
      <AreaField
        optional
        minRows={1}
        label={<FormattedMessage id="communities.charter.cadence" />}
        hint={<FormattedMessage id="communities.charter.cadenceHint" />}
        value={values.cadence}
        error={errors.cadence}
        maxLength={LINE_MAX}
        onChange={(event) => onChange({ cadence: event.currentTarget.value })}
      />
    </>
  );
}
