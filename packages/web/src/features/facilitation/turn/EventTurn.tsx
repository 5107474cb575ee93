import '../words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useViewer } from '../../../lib/viewer';
import { Person } from '../../../ui/Person';
import { TurnParts } from '../documents';
import styles from './Turn.module.css';

export const EventTurnParts = graphql(`
  fragment EventTurn on CommunityEvent {
    id
    community { id slug }
    turn {
      id
      ...TurnParts
      previousHandover { writtenAt writtenBy { id name } }
    }
  }
`);

/**
 * Whose turn an event is, who learns beside them, and what the one before left. Nothing when the event has no turn; the
 * page decides where it stands.
 */
export function EventTurn({ event: ref }: { event: FragmentType<typeof EventTurnParts> }) {
  const viewerId = useViewer().viewer?.person.id;
  const { turn: own, community } = readFragment(EventTurnParts, ref);
  const turn = readFragment(TurnParts, own);
  if (!own || !turn) return null;
  const at = `/c/${community.slug}/facilitation`;
  const { person } = turn;
  const state = stateOf(turn);
  return (
    <div>
      {person ? (
        <Person
          person={person}
          size={40}
          turn={turn.onTurn && turn.state !== 'CLOSED'}
          detail={
            <FormattedMessage
              id={`turns.event.${state}`}
              values={{ you: person.id === viewerId ? 'yes' : 'no' }}
            />
          }
        />
      ) : (
        <p>
          <FormattedMessage id="turns.event.open" />
        </p>
      )}
      {turn.cos.map((co) => (
        <div key={co.id} className={styles.line}>
          <Person person={co} detail={<FormattedMessage id="turns.event.co" />} />
        </div>
      ))}
      {turn.shadows.map((shadow) => (
        <div key={shadow.id} className={styles.line}>
          <Person person={shadow} detail={<FormattedMessage id="turns.event.shadow" />} />
        </div>
      ))}
      <p className={`gh-small ${styles.small}`}>
        <Link className="gh-quiet" to={`${at}/${own.id}`}>
          {turn.handover ? (
            <FormattedMessage id="turns.handover.read" />
          ) : own.previousHandover ? (
            <FormattedMessage
              id="turns.event.left"
              values={{ name: own.previousHandover.writtenBy?.name ?? '' }}
            />
          ) : (
            <FormattedMessage id="turns.event.turn" />
          )}
        </Link>
        <Link className="gh-quiet" to={at}>
          <FormattedMessage id="turns.event.all" />
        </Link>
      </p>
    </div>
  );
}

/** What is said of whoever has it, or had it. */
function stateOf({ state, onTurn }: { state: string; onTurn: boolean }) {
  if (state === 'CLOSED') return 'had';
  if (onTurn) return 'on';
  return state === 'OFFERED' ? 'offered' : 'has';
}
