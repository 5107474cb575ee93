import {
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListCheck,
  IconPlus,
  IconQuote,
  IconTable,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { cx } from '../../lib/cx';
import { Menu, MenuHeading, MenuItem, MenuSeparator } from '../../ui/Menu';
import { Tip } from '../../ui/Tip';
import styles from '../Composer.module.css';
import { type Command, KEYS, type Standing, TABLE_COMMANDS, type TableCommand } from '../commands';
import { keyName } from './key-name';
import { LanguageField } from './LanguageField';
import { useRoving } from './useRoving';
import './words';

const BUTTONS = [
  { command: 'bold', Sign: IconBold },
  { command: 'italic', Sign: IconItalic },
  { command: 'link', Sign: IconLink },
  { command: 'quote', Sign: IconQuote },
  { command: 'list', Sign: IconList },
  { command: 'tasks', Sign: IconListCheck },
  { command: 'code', Sign: IconCode },
] as const satisfies readonly { command: Command; Sign: typeof IconBold }[];

/** In groups. What has a button stands here as well, for phones and for those who read rather than guess. */
const MORE: readonly (readonly Command[])[] = [
  ['words', 'heading1', 'heading2', 'heading3'],
  ['quote', 'list', 'numbers', 'tasks'],
  ['strike', 'code', 'codeBlock', 'table', 'rule'],
];

interface ToolbarProps {
  rich: boolean;
  standing: Standing;
  onAct: (command: Command | TableCommand) => void;
  onLanguage: (info: string) => void;
  onTurn: () => void;
  preview: boolean;
  onPreview: () => void;
}

/** What can be done to a text, and the switches between the ways to write and to look. One stop of Tab; arrows move. */
export default function Toolbar(props: ToolbarProps) {
  const { rich, standing, onAct, preview } = props;
  const intl = useIntl();
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = useRoving(bar);
  const named = (id: Command) => {
    const name = intl.formatMessage({ id: `composer.${id}` });
    return { name, tip: KEYS[id] ? `${name} (${keyName(KEYS[id])})` : name };
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={intl.formatMessage({ id: 'composer.tools' })}
      className={styles.tools}
      onKeyDown={onKeyDown}
    >
      {!preview &&
        BUTTONS.map(({ command, Sign }) => {
          const { name, tip } = named(command);
          return (
            <Tip key={command} text={tip}>
              <button
                type="button"
                className={styles.tool}
                aria-label={name}
                aria-pressed={rich && command !== 'link' ? standing.on.has(command) : undefined}
                // The words that are selected stay so.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onAct(command)}
              >
                <Sign size={18} stroke={1.6} aria-hidden="true" />
              </button>
            </Tip>
          );
        })}
      {!preview && (
        <Menu
          label={intl.formatMessage({ id: 'composer.more' })}
          buttonClassName={cx(styles.tool, styles.kept)}
          button={<IconPlus size={18} stroke={1.6} aria-hidden="true" />}
        >
          {MORE.map((group, at) => (
            <div key={group[0]} role="presentation">
              {at > 0 && <MenuSeparator />}
              {group.map((command) => (
                <MenuItem key={command} onSelect={() => onAct(command)}>
                  <span className={styles.named}>{named(command).name}</span>
                  {KEYS[command] && <kbd className={styles.key}>{keyName(KEYS[command])}</kbd>}
                </MenuItem>
              ))}
            </div>
          ))}
        </Menu>
      )}
      {standing.inTable && (
        <Menu
          label={intl.formatMessage({ id: 'composer.tableMenu' })}
          buttonClassName={cx(styles.tool, styles.kept)}
          button={<IconTable size={18} stroke={1.6} aria-hidden="true" />}
        >
          <MenuHeading>
            <FormattedMessage id="composer.tableMenu" />
          </MenuHeading>
          {TABLE_COMMANDS.map((command) => (
            <MenuItem key={command} onSelect={() => onAct(command)}>
              <FormattedMessage id={`composer.${command}`} />
            </MenuItem>
          ))}
        </Menu>
      )}
      {standing.language !== undefined && (
        <LanguageField language={standing.language} onChange={props.onLanguage} />
      )}
      <Tip text={intl.formatMessage({ id: 'composer.turn.tip' })}>
        <button
          type="button"
          className={styles.look}
          aria-pressed={!rich}
          aria-keyshortcuts="Control+M"
          onClick={props.onTurn}
        >
          <FormattedMessage id="composer.turn" />
        </button>
      </Tip>
      {!rich && (
        <button
          type="button"
          className={styles.look}
          aria-pressed={preview}
          onClick={props.onPreview}
        >
          <FormattedMessage id={preview ? 'composer.write' : 'threads.composer.preview'} />
        </button>
      )}
    </div>
  );
}
