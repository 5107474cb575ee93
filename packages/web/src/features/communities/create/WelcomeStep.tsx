import '../words';
import { FormattedMessage } from 'react-intl';
import { CheckField } from '../../../ui/CheckField';
import { TextField } from '../../../ui/Field';
import { TITLE_MAX, WELCOME_MAX } from '../limits';
import { MarkdownField } from '../MarkdownField';
import type { DraftState } from './useDraft';

/** The first thread, so that nobody comes into an empty room. */
export function WelcomeStep({ state }: { state: DraftState }) {
  const { draft, whole, change, errors } = state;
  return (
    <>
      <CheckField
        label={<FormattedMessage id="communities.welcome.open" />}
        hint={<FormattedMessage id="communities.welcome.openHint" />}
        checked={draft.welcome}
        onChange={(event) => change({ welcome: event.currentTarget.checked })}
      />
      {draft.welcome && (
        <>
          <TextField
            label={<FormattedMessage id="communities.welcome.title" />}
            value={whole.welcomeTitle}
            maxLength={TITLE_MAX}
            error={errors.welcomeTitle}
            onChange={(event) => change({ welcomeTitle: event.currentTarget.value })}
          />
          <MarkdownField
            label={<FormattedMessage id="communities.welcome.text" />}
            value={whole.welcomeMarkdown}
            maxLength={WELCOME_MAX}
            error={errors.welcomeMarkdown}
            onChange={(welcomeMarkdown) => change({ welcomeMarkdown })}
          />
        </>
      )}
    </>
  );
}
