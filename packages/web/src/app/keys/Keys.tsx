import { lazy, Suspense, useEffect, useState } from 'react';
import { type Overlay, onOverlay } from '../../lib/keys';

const Listening = lazy(() => import('./Listening'));

/** Waits for the first key, or for the button of the palette. Until then there is nothing to be fetched. */
export function Keys() {
  const [first, setFirst] = useState<Overlay | KeyboardEvent>();
  // Until the other one listens, the latest key counts: none is lost on the way.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (ready) return;
    const listen = (event: KeyboardEvent) => {
      if (['Control', 'Meta', 'Shift', 'Alt', 'Tab'].includes(event.key)) return;
      // Of the browser's own, which could not be held back later.
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
        event.preventDefault();
        setFirst('palette');
      } else if (!event.ctrlKey && !event.metaKey && event.key.length === 1) setFirst(event);
    };
    document.addEventListener('keydown', listen);
    const stop = onOverlay(setFirst);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  }, [ready]);
  return (
    first && (
      <Suspense>
        <Listening first={first} onReady={() => setReady(true)} />
      </Suspense>
    )
  );
}
