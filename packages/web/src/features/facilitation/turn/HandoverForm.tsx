import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { HandoverPartsFragment, TurnPageFragment } from '../../../gql/graphql';
import { isNewerVersion } from '../../../lib/refusal';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Difference } from '../../../ui/Difference';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { HandOver } from './documents';
import { HandoverOffers } from './HandoverOffers';
import { leftOut, offeredBy } from './offers';
import styles from './Turn.module.css';

/** As the API has it. */
const TEXT_MAX = 10_000;

interface HandoverFormProps {
  turn: TurnPageFragment;
  /** What stands there now; none before the first. */
  handover: HandoverPartsFragment | null;
  onDone: () => void;
  onCancel?: (() => void) | undefined;
}

/** What happened, what is open, what to try; and of what is offered, what goes with it. */
export function HandoverForm({ turn, handover, onDone, onCancel }: HandoverFormProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const [text, setText] = useState({
    happened: handover?.happenedMarkdown ?? '',
    open: handover?.openMarkdown ?? '',
    try: handover?.tryMarkdown ?? '',
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(() => leftOut(turn, handover));
  const [missing, setMissing] = useState(false);
  const newer = isNewerVersion(error) && handover;

  const write = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.happened.trim()) return setMissing(true);
    const done = await run(
      HandOver,
      {
        turnId: turn.id,
        happenedMarkdown: text.happened,
        openMarkdown: text.open,
        tryMarkdown: text.try,
        items: offeredBy(turn).filter(({ id }) => !left.has(id)),
        version: handover?.version ?? 0,
      },
      intl.formatMessage({ id: 'turns.said.handedOver' }),
    );
    if (done) onDone();
  };

  return (
    <form noValidate onSubmit={write}>
      {(['happened', 'open', 'try'] as const).map((part) => (
        <AreaField
          key={part}
          dir="auto"
          minRows={part === 'happened' ? 5 : 3}
          maxLength={TEXT_MAX}
          optional={part !== 'happened'}
          label={<FormattedMessage id={`turns.handover.${part}`} />}
          hint={<FormattedMessage id={`turns.handover.${part}.hint`} />}
          error={part === 'happened' && missing && <FormattedMessage id="errors.rule.required" />}
          value={text[part]}
          onChange={({ currentTarget }) => {
            setText({ ...text, [part]: currentTarget.value });
            setMissing(false);
          }}
        />
      ))}
      {turn.handoverOffers && (
        <HandoverOffers offers={turn.handoverOffers} left={left} onChange={setLeft} />
      )}
      {newer ? (
        <div className={styles.newer} role="alert">
          <p>
            <FormattedMessage id="turns.handover.newer" />
          </p>
          <Difference before={newer.happenedMarkdown} after={text.happened} />
        </div>
      ) : (
        <FormProblem error={error} />
      )}
      <div className={`gh-actions ${styles.actions}`}>
        <Button type="submit" variant="primary" busy={busy}>
          <FormattedMessage id={handover ? 'app.save' : 'turns.handover.do'} />
        </Button>
        {onCancel && (
          <Button variant="text" onClick={onCancel}>
            <FormattedMessage id="app.cancel" />
          </Button>
        )}
        {!handover && (
          <span className="gh-small gh-ink3">
            <FormattedMessage id="turns.handover.means" />
          </span>
        )}
      </div>
    </form>
  );
}
