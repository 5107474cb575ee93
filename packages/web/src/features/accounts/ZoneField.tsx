import './words';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNow } from '../../lib/time';
import { TextField } from '../../ui/Field';
import styles from './ZoneField.module.css';
import { hourIn, type Zone, zoneOf, zonesLike } from './zones';

/** More are found by typing another letter. */
const SHOWN = 40;

interface ZoneFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** An IANA zone. */
  value: string;
  onChange: (zone: string) => void;
}

/** A time zone by the name of its place, with the hour there. Type to search; arrows, Enter and Escape. */
export function ZoneField({ label, hint, error, value, onChange }: ZoneFieldProps) {
  const intl = useIntl();
  const now = useNow();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // What is typed; undefined while nothing is searched for.
  const [search, setSearch] = useState<string>();
  const [at, setAt] = useState(0);
  const open = search !== undefined;
  const found = open ? zonesLike(search).slice(0, SHOWN) : [];
  const chosen = zoneOf(value);
  const named = chosen.region
    ? intl.formatMessage(
        { id: 'accounts.zone.named' },
        { place: chosen.place, region: chosen.region },
      )
    : chosen.place;

  const begin = (text: string) => {
    setSearch(text);
    setAt(0);
  };
  const choose = (zone: Zone | undefined) => {
    if (zone) onChange(zone.id);
    setSearch(undefined);
  };
  const move = (by: number) => {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (arrow) {
      event.preventDefault();
      if (open) move(arrow);
      else begin('');
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(found[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setSearch(undefined);
    }
  };

  return (
    <div className={styles.zone}>
      <TextField
        label={label}
        hint={hint}
        error={error}
        data-path="timeZone"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={search ?? named}
        rightSection={<span className={styles.hour}>{hourIn(intl, value, now)}</span>}
        rightSectionWidth="4.5rem"
        rightSectionPointerEvents="none"
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => open || begin('')}
        onChange={(event) => begin(event.currentTarget.value)}
        onBlur={() => setSearch(undefined)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={intl.formatMessage({ id: 'accounts.zone.list' })}
          className={styles.list}
          // The field keeps the focus while the list is scrolled or pressed.
          onPointerDown={(event) => event.preventDefault()}
        >
          {found.map((zone, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox
            <div
              key={zone.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={styles.option}
              onClick={() => choose(zone)}
            >
              <span>
                {zone.place} <span className={styles.region}>{zone.region}</span>
              </span>
              <span className={styles.hour}>{hourIn(intl, zone.id, now)}</span>
            </div>
          ))}
          {found.length === 0 && (
            <p className={styles.none}>{intl.formatMessage({ id: 'accounts.zone.none' })}</p>
          )}
        </div>
      )}
    </div>
  );
}
