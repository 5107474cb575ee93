import { Suspense, useEffect, useState } from 'react';
import { type Overlay, onOverlay } from '../../lib/keys';
import { later } from '../../ui/later';

const Listening = later(() => import('./Listening'));

/** Waits for the first key, or for the button of the palette. Until then there is nothing to be fetched. */
export function Keys() {
  // What was pressed until the other one listens. Nothing is meant by more than two letters, or by those after the palette.
  const [first, setFirst] = useState<readonly (Overlay | KeyboardEvent)[]>([]);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (ready) return;
    const keep = (next: Overlay | KeyboardEvent) =>
      setFirst((before) =>
        typeof before.at(-1) === 'string' ? before : [...before.slice(-1), next],
      );
    const listen = (event: KeyboardEvent) => {
      if (['Control', 'Meta', 'Shift', 'Alt', 'Tab'].includes(event.key)) return;
      // Of the browser's own, which could not be held back later.
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
        event.preventDefault();
        keep('palette');
      } else if (!event.ctrlKey && !event.metaKey && event.key.length === 1) keep(event);
    };
    document.addEventListener('keydown', listen);
    const stop = onOverlay(keep);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  }, [ready]);
  return (
    first.length > 0 && (
      <Suspense>
        <Listening first={first} onReady={() => setReady(true)} />
      </Suspense>
    )
  );
}
