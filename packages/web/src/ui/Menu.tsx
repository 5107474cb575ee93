import { IconCheck } from '@tabler/icons-react';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { cx } from '../lib/cx';
import { reasonMessage } from '../lib/problem';
import type { Permission } from './ActionButton';
import styles from './Menu.module.css';
import { menuKey, placeBeside } from './menu-behaviour';

const Close = createContext<() => void>(() => undefined);

interface MenuProps {
  /** Read out when the button shows only a sign. */
  label?: string;
  /** What stands on the button. */
  button: ReactNode;
  buttonClassName?: string;
  /** MenuItems, MenuChoices, MenuHeadings and MenuSeparators. */
  children: ReactNode;
}

/**
 * A button that opens a list of actions. Arrow keys, Home, End and first letters move, Escape closes and
 * gives the focus back. It lies in the browser's top layer, so nothing covers or clips it.
 */
export function Menu({ label, button, buttonClassName, children }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = list.current;
    if (!open || !menu || !opener.current) return;
    menu.showPopover();
    placeBeside(menu, opener.current);
    menu.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  return (
    <>
      <button
        ref={opener}
        type="button"
        className={buttonClassName}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        // The browser closes an open popover on pointer down, before the click would open it again.
        onPointerDown={(event) => open && event.preventDefault()}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {button}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          popover="manual"
          aria-label={label}
          className={styles.menu}
          onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => {
            if (menuKey(event)) close();
          }}
          onBlur={(event) => {
            const to = event.relatedTarget;
            if (to !== opener.current && !event.currentTarget.contains(to)) setOpen(false);
          }}
        >
          <Close value={close}>{children}</Close>
        </div>
      )}
    </>
  );
}

interface MenuItemProps {
  onSelect?: () => void;
  /** Leads to a page instead. */
  to?: string;
  danger?: boolean;
  /** What the API says; when it refuses, the reason stands under the words. */
  permission?: Permission;
  children: ReactNode;
}

/** One action of a Menu. */
export function MenuItem({ onSelect, to, danger, permission, children }: MenuItemProps) {
  const intl = useIntl();
  const close = useContext(Close);
  const look = cx(styles.item, danger && styles.danger);
  if (permission && !permission.allowed) {
    const reason = reasonMessage(permission.reason) ?? 'errors.code.FORBIDDEN';
    return (
      <div role="menuitem" aria-disabled="true" tabIndex={-1} className={look}>
        <span>
          {children}
          <span className={styles.reason}>{intl.formatMessage({ id: reason })}</span>
        </span>
      </div>
    );
  }
  if (to) {
    return (
      <Link role="menuitem" tabIndex={-1} className={look} to={to} onClick={close}>
        {children}
      </Link>
    );
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={look}
      onClick={() => {
        close();
        onSelect?.();
      }}
    >
      {children}
    </button>
  );
}

interface MenuChoiceProps {
  checked: boolean;
  onSelect: () => void;
  children: ReactNode;
}

/** One of several in a Menu, the chosen one ticked. Choosing leaves the menu open. */
export function MenuChoice({ checked, onSelect, children }: MenuChoiceProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      className={styles.item}
      onClick={onSelect}
    >
      <span className={styles.mark}>{checked && <IconCheck size={16} aria-hidden="true" />}</span>
      {children}
    </button>
  );
}

/** A name over the choices that follow. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return (
    <div className={styles.heading} role="presentation">
      {children}
    </div>
  );
}

export function MenuSeparator() {
  return <hr className={styles.separator} />;
}
