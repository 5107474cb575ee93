import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { RotationPartsFragment, TurnPartsFragment } from '../../../gql/graphql';
import { useNow } from '../../../lib/time';
import { useViewer } from '../../../lib/viewer';
import { Face } from '../../../ui/Face';
import { PersonName } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { shortDay, untilWhen } from '../times';
import styles from './Plan.module.css';
import { TurnActions } from './TurnActions';

interface TurnRowProps {
  turn: TurnPartsFragment;
  rotation: RotationPartsFragment;
  /** Its actions stand at the head of the page. */
  headed?: boolean;
}

/** One turn: when, whose, why, and how sure it is. */
export function TurnRow({ turn, rotation, headed }: TurnRowProps) {
  const intl = useIntl();
  const now = useNow();
  const viewerId = useViewer().viewer?.person.id;
  const { person } = turn;
  const ours = person && person.id === viewerId;
  return (
    <Row
      as="li"
      ruled
      margin={
        <span className={styles.date}>
          {shortDay(intl, turn, rotation.cadence === 'PERIOD', now)}
        </span>
      }
    >
      <div className={styles.turn}>
        {person ? (
          <Face person={person} size={40} turn={turn.onTurn} />
        ) : (
          <span className={styles.free} aria-hidden="true" />
        )}
        <div className={styles.words}>
          <b>
            {ours ? (
              <FormattedMessage id="turns.you" />
            ) : person ? (
              <PersonName person={person} />
            ) : (
              <FormattedMessage id="turns.open" />
            )}
          </b>
          <p className="gh-small gh-ink2">
            {turn.reasonWords}
            <Company turn={turn} />
          </p>
          {turn.passes && turn.passes.length > 0 && (
            <p className="gh-small gh-ink3">
              <FormattedMessage
                id="turns.passes"
                values={{
                  names: intl.formatList(turn.passes.map(({ person: other }) => other?.name ?? '')),
                }}
              />
            </p>
          )}
          {turn.handover && (
            <p className="gh-small">
              <Link
                className="gh-quiet"
                data-line=""
                to={`/c/${rotation.community.slug}/facilitation/${turn.id}`}
              >
                <FormattedMessage id="turns.handover.read" />
              </Link>
            </p>
          )}
        </div>
        <div className={styles.state}>
          <State turn={turn} until={turn.expiresAt && untilWhen(intl, turn.expiresAt, now)} />
          {!headed && <TurnActions turn={turn} rotation={rotation} />}
        </div>
      </div>
    </Row>
  );
}

/** Who does it with them: "Hồng Phúc shadows. Lucía does it with them." */
function Company({ turn }: { turn: TurnPartsFragment }): ReactNode {
  const intl = useIntl();
  const names = (people: readonly { name: string }[]) =>
    intl.formatList(people.map(({ name }) => name));
  return (
    <>
      {turn.shadows.length > 0 && (
        <>
          {' '}
          <FormattedMessage
            id="turns.shadows"
            values={{ names: names(turn.shadows), count: turn.shadows.length }}
          />
        </>
      )}
      {turn.cos.length > 0 && (
        <>
          {' '}
          <FormattedMessage
            id="turns.cos"
            values={{ names: names(turn.cos), count: turn.cos.length }}
          />
        </>
      )}
    </>
  );
}

function State({ turn, until }: { turn: TurnPartsFragment; until?: string | null | undefined }) {
  if (turn.onTurn) {
    return (
      <span className="gh-go">
        <FormattedMessage id="turns.state.on" />
      </span>
    );
  }
  if (!turn.person) {
    return (
      <span className="gh-new">
        <FormattedMessage id="turns.state.open" />
      </span>
    );
  }
  if (turn.swapWantedAt) {
    return (
      <span className="gh-new">
        <FormattedMessage id="turns.state.swap" />
      </span>
    );
  }
  if (turn.state === 'OFFERED') {
    return (
      <span className="gh-new">
        <FormattedMessage id="turns.state.offered" values={{ until }} />
      </span>
    );
  }
  return (
    <span className={turn.state === 'ACCEPTED' ? 'gh-go' : 'gh-ink3'}>
      <FormattedMessage
        id={turn.state === 'ACCEPTED' ? 'turns.state.taken' : `turns.state.${turn.state}`}
      />
    </span>
  );
}
