import { FormattedMessage, useIntl } from 'react-intl';
import type { TurnPageFragment } from '../../../gql/graphql';
import { useNow, when } from '../../../lib/time';
import { Aside } from '../../../ui/Spread';
import styles from './Turn.module.css';

interface TurnAsideProps {
  turn: Pick<TurnPageFragment, 'history'>;
  onTurn: boolean;
}

/** What a turn lends, and what happened to it until now. */
export function TurnAside({ turn, onTurn }: TurnAsideProps) {
  const intl = useIntl();
  const now = useNow();
  return (
    <>
      <Aside title={<FormattedMessage id="turns.powers" />}>
        <p>
          <FormattedMessage id={onTurn ? 'turns.powers.now' : 'turns.powers.text'} />
        </p>
      </Aside>
      {turn.history.length > 0 && (
        <Aside title={<FormattedMessage id="turns.history" />}>
          <ol className={styles.history}>
            {turn.history.map(({ id, what, at, person, by }) => (
              <li key={id}>
                <FormattedMessage
                  id={`turns.step.${what}`}
                  values={{ name: person?.name ?? by?.name ?? '' }}
                />{' '}
                <span className="gh-ink3">{when(intl, new Date(at), now)}</span>
              </li>
            ))}
          </ol>
        </Aside>
      )}
    </>
  );
}
