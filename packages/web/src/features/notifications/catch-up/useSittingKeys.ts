import { useEffect, useRef } from 'react';
import { usePageActions } from '../../../lib/keys';
import { useTakeBack } from '../../../ui/UndoBar';

/** Whatever answers to the space bar itself, or takes letters. */
const TAKES_SPACE =
  'a, button, summary, input, textarea, select, video, audio, [contenteditable]:not([contenteditable=false]), [role=button], [role=menu], [role=listbox]';

interface Given {
  /** Which item is before the reader, from 0; `of` at the end. */
  at: number;
  of: number;
  onPass: () => void;
}

/** One key reads: space or j. k goes back to look, without taking anything back; z takes back. */
export function useSittingKeys({ at, of, onPass }: Given): void {
  const pass = useRef(onPass);
  pass.current = onPass;
  const takeBack = useTakeBack();

  usePageActions(() => {
    if (at >= of && of === 0) return [];
    return [
      ...(at < of
        ? [{ id: 'read', name: 'catchUp.key.next' as const, keys: 'j', run: () => pass.current() }]
        : []),
      { id: 'before', name: 'catchUp.key.previous', keys: 'k', run: before },
      { id: 'undo', name: 'catchUp.key.undo', keys: 'z', run: takeBack },
    ];
  });

  useEffect(() => {
    if (at >= of) return;
    const listen = (event: KeyboardEvent) => {
      const { target, key, defaultPrevented, repeat } = event;
      if (key !== ' ' || defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (target instanceof Element && target.closest(TAKES_SPACE)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      // A key that is held down has read nothing.
      if (!repeat) pass.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [at, of]);
}

/** To the item before the one that has the focus. */
function before(): void {
  const items = [...document.querySelectorAll<HTMLElement>('[id^="catch-up-"][tabindex]')];
  const focused = document.activeElement?.closest<HTMLElement>('[id^="catch-up-"][tabindex]');
  const current = document.querySelector<HTMLElement>('[id^="catch-up-"][aria-current]');
  const from = focused ?? current;
  const target = from ? items[items.indexOf(from) - 1] : items.at(-1);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'start' });
}
