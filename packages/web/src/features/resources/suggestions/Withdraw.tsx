import { FormattedMessage, useIntl } from 'react-intl';
import type { SuggestionPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Row } from '../../../ui/Spread';
import { WithdrawSuggestion } from './documents';
import styles from './Suggestion.module.css';

/** For whoever suggested it, as long as nobody has answered. */
export function Withdraw({ suggestion }: { suggestion: SuggestionPartsFragment }) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const said = intl.formatMessage({ id: 'resources.suggestion.withdrawn' });
  return (
    <Row className={styles.withdraw}>
      <FormProblem error={error} />
      <Button
        variant="text"
        busy={busy}
        onClick={() => void run(WithdrawSuggestion, { suggestionId: suggestion.id }, said)}
      >
        <FormattedMessage id="resources.suggestion.withdraw" />
      </Button>
    </Row>
  );
}
