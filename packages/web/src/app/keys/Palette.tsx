import './words';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useLocation } from 'react-router';
import { cx } from '../../lib/cx';
import { Sheet } from '../../ui/Sheet';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { Kbd } from './Kbd';
import type { OverlayProps } from './Listening';
import { groups, type Line, matching } from './lines';
import styles from './Palette.module.css';
import { useCommands } from './useCommands';
import { useFound } from './useFound';

/** One field that goes, does and finds: a combobox with its list always open below it. */
export default function Palette(props: OverlayProps) {
  const intl = useIntl();
  const id = useId();
  const [typed, setTyped] = useState('');
  // By its name: lines that are found later do not push it away.
  const [active, setActive] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const here = /^\/c\/([^/]+)/.exec(useLocation().pathname)?.[1];
  const commands = useCommands(props, here);
  const { lines: found, busy } = useFound(typed);
  const lines = matching([...commands, ...found], typed);
  const at = Math.max(
    0,
    lines.findIndex((line) => line.id === active),
  );
  const nothing = lines.every(({ group }) => group === 'search') && !busy;

  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const choose = (line: Line | undefined) => {
    if (!line || line.refused) return;
    props.onClose();
    // Once the focus is back where it was: what is done may move it.
    requestAnimationFrame(line.run);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      const next = at + step;
      const round = Math.abs(step) === 1 ? (next + lines.length) % lines.length : next;
      setActive(lines[Math.max(0, Math.min(round, lines.length - 1))]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(lines[at]);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onClose();
    }
  };

  return (
    <Sheet
      open
      onClose={props.onClose}
      className={styles.palette}
      aria-label={intl.formatMessage({ id: 'keys.palette' })}
    >
      <input
        className={styles.field}
        type="text"
        role="combobox"
        aria-label={intl.formatMessage({ id: 'keys.palette.field' })}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={lines.length > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-describedby={`${id}-how`}
        placeholder={intl.formatMessage({ id: 'keys.palette.field' })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(undefined);
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        className={styles.list}
        aria-label={intl.formatMessage({ id: 'keys.palette.results' })}
        aria-busy={busy}
      >
        {groups.map((group) => {
          const own = lines.filter((line) => line.group === group);
          if (own.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no fieldset
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div id={`${id}-${group}`} className={styles.head} role="presentation">
                <FormattedMessage id={`keys.group.${group}`} />
              </div>
              {own.map((line) => {
                const index = lines.indexOf(line);
                return (
                  <Option
                    key={line.id}
                    id={`${id}-${index}`}
                    line={line}
                    active={index === at}
                    onPoint={() => setActive(line.id)}
                    onChoose={() => choose(line)}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
      {nothing && (
        <div className={styles.none}>
          <p>
            <FormattedMessage id="keys.palette.none.title" />
          </p>
          <p>
            <FormattedMessage id="keys.palette.none.text" />
          </p>
        </div>
      )}
      <p id={`${id}-how`} className={styles.how}>
        <FormattedMessage id="keys.palette.how" />
      </p>
      <VisuallyHidden>
        <span role="status">
          {typed && !busy && (
            <FormattedMessage id="keys.palette.count" values={{ count: lines.length }} />
          )}
        </span>
      </VisuallyHidden>
    </Sheet>
  );
}

interface OptionProps {
  id: string;
  line: Line;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ id, line, active, onPoint, onChoose }: OptionProps) {
  const { words, hint, keys, refused } = line;
  return (
    // The keys are the field's: it keeps the focus and says which line is meant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={refused ? true : undefined}
      className={cx(styles.line, active && styles.active)}
      onPointerMove={() => !active && onPoint()}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.words}>
        <bdi>{words}</bdi>
        {(refused ?? hint) && <span className={styles.hint}>{refused ?? <bdi>{hint}</bdi>}</span>}
      </span>
      {keys && !refused && (
        <span className={styles.keys} aria-hidden="true">
          <Kbd keys={keys} />
        </span>
      )}
    </div>
  );
}
