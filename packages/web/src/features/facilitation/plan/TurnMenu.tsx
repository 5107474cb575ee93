import { IconDots } from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import type { TurnPartsFragment } from '../../../gql/graphql';
import { Menu, MenuItem } from '../../../ui/Menu';
import styles from './Plan.module.css';
import type { TurnVerbs } from './useTurnVerbs';

interface TurnMenuProps {
  turn: TurnPartsFragment;
  verbs: TurnVerbs;
  /** What is offered beside it as buttons is not said twice. */
  without?: readonly string[];
}

/** What else this viewer can do with a turn; nothing when that is nothing. */
export function TurnMenu({ turn, verbs, without = [] }: TurnMenuProps) {
  const intl = useIntl();
  const can = turn.viewerCan;
  const items = [
    can.volunteer.allowed && { id: 'volunteer', do: verbs.volunteer },
    can.wantSwap.allowed && !turn.swapWantedAt && { id: 'swap', do: verbs.giveAway },
    can.wantSwap.allowed && !!turn.swapWantedAt && { id: 'keep', do: verbs.keep },
    can.join.allowed && { id: 'join', do: verbs.join },
    can.stepBack.allowed && { id: 'stepBack', do: verbs.stepBack },
    can.decline.allowed && { id: 'pass', do: () => verbs.ask('pass') },
    can.assign.allowed && { id: 'assign', do: () => verbs.ask('assign') },
  ]
    .filter((item) => item !== false)
    .filter(({ id }) => !without.includes(id));
  if (items.length === 0) return null;
  return (
    <Menu
      label={intl.formatMessage({ id: 'turns.more' })}
      buttonClassName={styles.more}
      button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
    >
      {items.map(({ id, do: act }) => (
        <MenuItem key={id} onSelect={() => void act()}>
          {intl.formatMessage({ id: `turns.${id as 'volunteer'}` })}
        </MenuItem>
      ))}
    </Menu>
  );
}
