import { FormattedMessage, useIntl } from 'react-intl';
import type { RotationPartsFragment, TurnPartsFragment } from '../../../gql/graphql';
import { useNow } from '../../../lib/time';
import { useVerb } from '../../../lib/useVerb';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Person } from '../../../ui/Person';
import { Row, Section } from '../../../ui/Spread';
import { AgreeToSwap } from '../documents';
import { dayOf, shortDay } from '../times';
import styles from './Plan.module.css';

interface WantedSwapsProps {
  rotation: RotationPartsFragment;
  wanted: readonly TurnPartsFragment[];
  plan: readonly TurnPartsFragment[];
}

/** Turns that somebody would like to give away, with one button for each way to help. */
export function WantedSwaps({ rotation, wanted, plan }: WantedSwapsProps) {
  const viewerId = useViewer().viewer?.person.id;
  const others = wanted.filter(({ viewerCan }) => viewerCan.agreeToSwap.allowed);
  if (others.length === 0) return null;
  const own = plan.filter(
    ({ person, state, onTurn }) =>
      person?.id === viewerId && !onTurn && (state === 'ACCEPTED' || state === 'OFFERED'),
  );
  return (
    <Section title={<FormattedMessage id="turns.swaps" />}>
      <ul>
        {others.map((turn) => (
          <One key={turn.id} turn={turn} own={own} rotation={rotation} />
        ))}
      </ul>
    </Section>
  );
}

interface OneProps {
  turn: TurnPartsFragment;
  own: readonly TurnPartsFragment[];
  rotation: RotationPartsFragment;
}

function One({ turn, own, rotation }: OneProps) {
  const intl = useIntl();
  const now = useNow();
  const { run, busy, error } = useVerb();
  const ofPeriod = rotation.cadence === 'PERIOD';
  const agree = (withTurnId: string | null) =>
    run(
      AgreeToSwap,
      { turnId: turn.id, withTurnId, version: turn.version },
      intl.formatMessage({ id: withTurnId ? 'turns.said.swapped' : 'turns.said.taken' }),
    );
  return (
    <Row
      as="li"
      ruled
      margin={<span className={styles.date}>{shortDay(intl, turn, ofPeriod, now)}</span>}
    >
      {turn.person && (
        <Person
          person={turn.person}
          size={40}
          detail={<FormattedMessage id="turns.swaps.gives" />}
        />
      )}
      <div className={`gh-actions ${styles.swap}`}>
        {own.map((mine) => (
          <Button key={mine.id} size="small" busy={busy} onClick={() => agree(mine.id)}>
            <FormattedMessage id="turns.swaps.with" values={{ day: dayOf(intl, mine, ofPeriod) }} />
          </Button>
        ))}
        <Button
          size="small"
          variant={own.length > 0 ? 'text' : 'plain'}
          busy={busy}
          onClick={() => agree(null)}
        >
          <FormattedMessage id="turns.swaps.take" />
        </Button>
      </div>
      <FormProblem error={error} />
    </Row>
  );
}
