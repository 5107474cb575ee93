import type { IntlShape } from 'react-intl';
import type { RotationPartsFragment, TurnPartsFragment } from '../../gql/graphql';
import { dayOf, untilWhen } from './times';

interface Head {
  title: string;
  lede: string;
  /** What the page is about first; its actions stand below the title. */
  turn?: TurnPartsFragment;
}

/** What this viewer should know first: an offer to them, their own turn, else whose it is. */
export function headOf(
  intl: IntlShape,
  rotation: RotationPartsFragment,
  plan: readonly TurnPartsFragment[],
  viewerId: string | undefined,
  now: Date,
): Head {
  const ofPeriod = rotation.cadence === 'PERIOD';
  const own = rotation.pool.find(({ person }) => person.id === viewerId);
  const mine = plan.filter(({ person }) => person && person.id === viewerId);
  const day = (turn: TurnPartsFragment) => dayOf(intl, turn, ofPeriod);
  const words = (
    kind: 'offered' | 'on' | 'yours' | 'theirs' | 'open' | 'next' | 'none',
    turn?: TurnPartsFragment,
  ): Head => {
    const values = {
      day: turn ? day(turn) : '',
      name: turn?.person?.name ?? '',
      turns: own?.carried ?? 0,
      reason: turn?.reasonWords ?? '',
      until: turn?.expiresAt ? untilWhen(intl, turn.expiresAt, now) : '',
    };
    return {
      title: intl.formatMessage({ id: `turns.head.${kind}` }, values),
      lede: intl.formatMessage({ id: `turns.lede.${kind}` }, values),
      ...(turn && { turn }),
    };
  };

  const offered = mine.find(({ state }) => state === 'OFFERED');
  if (offered) return words('offered', offered);
  const holding = plan.find(({ onTurn }) => onTurn);
  if (holding && holding.person?.id === viewerId) return words('on', holding);
  const yours = mine.find(({ state }) => state === 'ACCEPTED');
  if (yours) return words('yours', yours);
  if (holding) return words('theirs', holding);
  const open = plan.find(({ person }) => !person);
  if (open && open === plan[0]) return words('open', open);
  return plan[0] ? words('next', plan[0]) : words('none');
}
