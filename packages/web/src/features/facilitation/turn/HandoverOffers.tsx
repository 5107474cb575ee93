import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TurnPageFragment } from '../../../gql/graphql';
import { CheckField } from '../../../ui/CheckField';
import { Owner } from './HandoverText';
import styles from './Turn.module.css';

interface HandoverOffersProps {
  offers: NonNullable<TurnPageFragment['handoverOffers']>;
  /** What does not go with it. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

/** What the house has gathered: each goes with the handover unless it is taken out. */
export function HandoverOffers({ offers, left, onChange }: HandoverOffersProps) {
  const { actions, questions, members } = offers;
  if (actions.length + questions.length + members.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const one = (id: string, label: ReactNode, hint?: ReactNode) => (
    <CheckField
      key={id}
      label={label}
      hint={hint}
      checked={!left.has(id)}
      onChange={() => toggle(id)}
    />
  );
  return (
    <fieldset className={styles.offers}>
      <legend>
        <FormattedMessage id="turns.handover.offers" />
      </legend>
      {actions.length > 0 && (
        <p className={styles.group}>
          <FormattedMessage id="turns.handover.actions" />
        </p>
      )}
      {actions.map(({ id, text, owner, dueOn }) =>
        one(id, text, <Owner name={owner?.name} dueOn={dueOn} />),
      )}
      {questions.length > 0 && (
        <p className={styles.group}>
          <FormattedMessage id="turns.handover.questions" />
        </p>
      )}
      {questions.map(({ id, title }) => one(id, title))}
      {members.length > 0 && (
        <p className={styles.group}>
          <FormattedMessage id="turns.handover.members" />
        </p>
      )}
      {members.map(({ id, name }) => one(id, <bdi>{name}</bdi>))}
    </fieldset>
  );
}
