import type { KeyboardEvent } from 'react';

/** px between the button and its list, and between the list and the edge of the window */
const DISTANCE = 4;
const EDGE = 8;

/** Puts an open list under its button, or over it where there is no room; never past the window's edge. */
export function placeBeside(list: HTMLElement, button: HTMLElement): void {
  const from = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  // Flush with the button's nearer side, so that the list opens towards the middle of the page.
  const endwards = from.left + from.width / 2 > clientWidth / 2;
  const left = endwards ? from.right - width : from.left;
  const below = from.bottom + DISTANCE;
  const top = below + height < clientHeight - EDGE ? below : from.top - DISTANCE - height;
  list.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  list.style.top = `${Math.max(EDGE, top)}px`;
}

/** Moves the focus inside a menu; true when the key means to leave it. */
export function menuKey(event: KeyboardEvent<HTMLElement>): boolean {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const go = (to: number) => {
    event.preventDefault();
    items.at(to % items.length)?.focus();
    return false;
  };
  switch (event.key) {
    case 'Escape':
    case 'Tab':
      event.preventDefault();
      return true;
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(-1);
    default:
      if (event.key.length === 1 && event.key !== ' ') findByLetter(items, at, event.key);
      return false;
  }
}

function findByLetter(items: HTMLElement[], at: number, key: string): void {
  const letter = key.toLocaleLowerCase();
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  after.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
}
