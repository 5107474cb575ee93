import { useEffect, useEffectEvent, useRef } from 'react';

/** Does what a link from a mail is for when it is opened: once, since the link works once. */
export function useOnce(work: () => void): void {
  const begun = useRef(false);
  const run = useEffectEvent(work);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    run();
  }, []);
}
