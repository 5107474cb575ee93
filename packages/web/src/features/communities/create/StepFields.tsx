import '../words';
import { FormattedMessage } from 'react-intl';
import { TextField } from '../../../ui/Field';
import { AddressField } from '../AddressField';
import { CharterFields } from '../charter/CharterFields';
import { DomainsField } from '../DomainsField';
import { NAME_MAX, RULES_MAX } from '../limits';
import { MarkdownField } from '../MarkdownField';
import { VisibilityField } from '../VisibilityField';
import { PeopleStep } from './PeopleStep';
import { Summary } from './Summary';
import type { Step } from './steps';
import type { DraftState } from './useDraft';
import { WelcomeStep } from './WelcomeStep';

interface StepFieldsProps {
  step: Step;
  state: DraftState;
  /** Whether the address belongs to another community. */
  onTaken: (taken: boolean) => void;
}

/** What each step asks. */
export function StepFields({ step, state, onTaken }: StepFieldsProps) {
  const { draft, whole, change, errors } = state;
  switch (step) {
    case 'name':
      return (
        <>
          <TextField
            label={<FormattedMessage id="communities.name.label" />}
            hint={<FormattedMessage id="communities.name.hint" />}
            value={draft.name}
            maxLength={NAME_MAX}
            error={errors.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <AddressField
            value={whole.slug}
            error={errors.slug}
            onChange={(slug) => change({ slug })}
            onTaken={onTaken}
          />
          <DomainsField
            value={draft.domainIds}
            error={errors.domainIds}
            onChange={(domainIds) => change({ domainIds })}
          />
        </>
      );
    case 'readers':
      return (
        <VisibilityField
          value={draft.visibility}
          error={errors.visibility}
          onChange={(visibility) => change({ visibility })}
        />
      );
    case 'charter':
      return <CharterFields values={draft} onChange={change} errors={errors} />;
    case 'rules':
      return (
        <MarkdownField
          label={<FormattedMessage id="communities.rules.text" />}
          hint={<FormattedMessage id="communities.create.rulesHint" />}
          value={whole.groundRules}
          error={errors.groundRules}
          maxLength={RULES_MAX}
          minRows={14}
          onChange={(groundRules) => change({ groundRules })}
        />
      );
    case 'people':
      return <PeopleStep state={state} />;
    case 'welcome':
      return <WelcomeStep state={state} />;
    case 'summary':
      return <Summary draft={whole} />;
  }
}
