import '../words';
import { FormattedMessage } from 'react-intl';
import type { ResourcePartsFragment, SuggestionPartsFragment } from '../../../gql/graphql';
import { Byline, PersonName } from '../../../ui/Person';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { Changed } from '../revisions/Changed';
import { Decide } from './Decide';
import { outcomeOf } from './outcome';
import styles from './Suggestion.module.css';
import { Withdraw } from './Withdraw';

interface SuggestionViewProps {
  suggestion: SuggestionPartsFragment;
  resource: ResourcePartsFragment;
}

/** What somebody suggests, why, what it would change, and the answer. */
export function SuggestionView({ suggestion, resource }: SuggestionViewProps) {
  const { base, suggestedBy, suggestedAt, note, state, viewerCan } = suggestion;
  const open = state === 'OPEN';
  // What was decided is compared with what it was written over.
  const before = open ? resource : base;
  const after = open ? outcomeOf(suggestion, base, resource) : suggestion;
  const moved = open && suggestion.baseVersion !== resource.version;
  return (
    <>
      {note && (
        <Row
          className={styles.why}
          margin={
            suggestedBy && <Byline person={suggestedBy} time={<TimeStamp at={suggestedAt} />} />
          }
        >
          <q className={styles.note} dir="auto">
            {note}
          </q>
        </Row>
      )}
      <Section title={<FormattedMessage id="resources.suggestion.what" />}>
        <Row margin={!note && suggestedAt && <TimeStamp at={suggestedAt} />}>
          {moved && (
            <p className={styles.moved}>
              <FormattedMessage id="resources.suggestion.moved" />
            </p>
          )}
          <Changed before={before} after={after} />
        </Row>
      </Section>
      {!open && <Answer suggestion={suggestion} />}
      {viewerCan.decide.allowed && (
        <Decide suggestionId={suggestion.id} resource={resource} outcome={after} />
      )}
      {viewerCan.withdraw.allowed && <Withdraw suggestion={suggestion} />}
    </>
  );
}

/** How it went, with a word back. */
function Answer({ suggestion }: { suggestion: SuggestionPartsFragment }) {
  const { state, decidedBy, decidedAt, answer } = suggestion;
  return (
    <Section title={<FormattedMessage id={`resources.suggestion.state.${state}`} />}>
      <Row
        margin={
          <>
            {decidedBy && <PersonName person={decidedBy} />}
            {decidedAt && (
              <span className={styles.when}>
                <TimeStamp at={decidedAt} />
              </span>
            )}
          </>
        }
      >
        {answer && (
          <p className={styles.answer} dir="auto">
            {answer}
          </p>
        )}
      </Row>
    </Section>
  );
}
