import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useNow } from '../../../lib/time';
import { Row, Section } from '../../../ui/Spread';
import { RotationParts, TurnParts } from '../documents';
import styles from '../plan/Plan.module.css';
import { TurnActions } from '../plan/TurnActions';
import { shortDay, untilWhen } from '../times';

export const HomeTurn = graphql(`
  fragment HomeTurn on Turn {
    id
    ...TurnParts
    rotation { id ...RotationParts }
  }
`);

/** Turns that are offered to one, and the one that one has. */
export default function HomeTurns({ turns }: { turns: readonly FragmentType<typeof HomeTurn>[] }) {
  const intl = useIntl();
  const now = useNow();
  const shown = turns
    .map((ref) => {
      const own = readFragment(HomeTurn, ref);
      return {
        turn: readFragment(TurnParts, own),
        rotation: readFragment(RotationParts, own.rotation),
      };
    })
    .filter(({ turn }) => turn.state === 'OFFERED' || turn.onTurn);
  if (shown.length === 0) return null;
  return (
    <Section title={<FormattedMessage id="turns.home" />}>
      <ul>
        {shown.map(({ turn, rotation }) => {
          const at = `/c/${rotation.community.slug}/facilitation`;
          return (
            <Row
              as="li"
              ruled
              key={turn.id}
              margin={
                <span className={styles.date}>
                  {shortDay(intl, turn, rotation.cadence === 'PERIOD', now)}
                </span>
              }
            >
              <h3>
                <Link
                  data-line=""
                  to={turn.onTurn ? `${at}/${turn.id}` : `${at}?rotation=${rotation.id}`}
                >
                  {turn.event?.title ?? rotation.community.name}
                </Link>
              </h3>
              <p className="gh-small gh-ink2">
                <FormattedMessage
                  id={turn.onTurn ? 'turns.home.on' : 'turns.home.offered'}
                  values={{
                    community: rotation.community.name,
                    until: turn.expiresAt ? untilWhen(intl, turn.expiresAt, now) : '',
                  }}
                />
              </p>
              <div className={styles.swap}>
                <TurnActions turn={turn} rotation={rotation} />
              </div>
            </Row>
          );
        })}
      </ul>
    </Section>
  );
}
