import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ReadingLevel } from '../../../gql/graphql';
import { Menu, MenuChoice } from '../../../ui/Menu';
import { LEVELS } from './documents';
import styles from './Levels.module.css';

interface LevelMenuProps {
  /** Read out with the level. */
  label: string;
  of: 'thread' | 'community';
  level: ReadingLevel;
  onChoose: (level: ReadingLevel) => void;
  /** After the four. */
  children?: ReactNode;
}

/** The four levels, one of them chosen, each with what it means. */
export function LevelMenu({ label, of, level, onChoose, children }: LevelMenuProps) {
  return (
    <Menu
      label={label}
      buttonClassName={styles.opener}
      button={
        <>
          <FormattedMessage id={`levels.${level}`} />
          <IconChevronDown size={15} stroke={1.8} aria-hidden="true" />
        </>
      }
    >
      {LEVELS.map((one) => (
        <MenuChoice key={one} checked={one === level} onSelect={() => onChoose(one)}>
          <span>
            <FormattedMessage id={`levels.${one}`} />
            <span className={styles.hint}>
              <FormattedMessage id={`levels.${of}.${one}`} />
            </span>
          </span>
        </MenuChoice>
      ))}
      {children}
    </Menu>
  );
}
