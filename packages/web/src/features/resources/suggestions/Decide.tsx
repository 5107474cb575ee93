import { Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { isNewerVersion } from '../../../lib/refusal';
import { useVerb } from '../../../lib/useVerb';
import { Button, PrimaryButton } from '../../../ui/Button';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Row } from '../../../ui/Spread';
import { useKept } from '../editor/useKept';
import { AcceptSuggestion, DeclineSuggestion } from './documents';
import type { OwnWords } from './OwnWording';
import type { Wording } from './outcome';
import styles from './Suggestion.module.css';

const OwnWording = later(() => import('./OwnWording'));

interface Words {
  answer: string;
  own?: OwnWords;
}

interface DecideProps {
  suggestionId: string;
  resource: ResourcePartsFragment;
  /** What would stand there, and stands before the eyes of whoever decides. */
  outcome: Wording;
}

/** Taken over, as it is or in words of one's own, or not; with a word back either way. */
export function Decide({ suggestionId, resource, outcome }: DecideProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  // Whoever words it anew may be called away.
  const { words, change, clear } = useKept<Words>(`decide:${suggestionId}`, { answer: '' });
  const { own, answer } = words;
  const said = (id: 'resources.suggestion.accepted' | 'resources.suggestion.declined') =>
    intl.formatMessage({ id });
  const back = answer.trim() || null;
  const { title, summary, markdown, tags } = outcome;
  const shown = { title, summary, markdown, tags: [...tags] };

  const accept = async () => {
    const input = {
      ...{ suggestionId, version: resource.version, answer: back },
      ...(own ?? shown),
    };
    if (await run(AcceptSuggestion, input, said('resources.suggestion.accepted'))) clear();
  };
  const decline = async () => {
    const input = { suggestionId, answer: back };
    if (await run(DeclineSuggestion, input, said('resources.suggestion.declined'))) clear();
  };

  return (
    <Row className={styles.decide}>
      {own ? (
        <Suspense>
          <OwnWording
            communityId={resource.community.id}
            words={own}
            onChange={(changed) => change({ own: changed })}
            onSubmit={() => void accept()}
          />
        </Suspense>
      ) : (
        <Button variant="text" size="small" onClick={() => change({ own: shown })}>
          <FormattedMessage id="resources.suggestion.own" />
        </Button>
      )}
      <AreaField
        optional
        minRows={2}
        maxLength={500}
        label={<FormattedMessage id="resources.suggestion.answer" />}
        hint={<FormattedMessage id="resources.suggestion.answerHint" />}
        value={answer}
        onChange={(typed) => change({ answer: typed.currentTarget.value })}
      />
      {isNewerVersion(error) ? (
        <p role="alert" className={styles.moved}>
          <FormattedMessage id="resources.suggestion.newer" />
        </p>
      ) : (
        <FormProblem error={error} />
      )}
      <div className="gh-actions">
        <PrimaryButton busy={busy} onClick={() => void accept()}>
          <FormattedMessage id="resources.suggestion.accept" />
        </PrimaryButton>
        <Button busy={busy} onClick={() => void decline()}>
          <FormattedMessage id="resources.suggestion.decline" />
        </Button>
      </div>
    </Row>
  );
}
