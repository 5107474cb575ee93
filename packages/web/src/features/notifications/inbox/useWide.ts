import { useSyncExternalStore } from 'react';

/** From here on there is room for a list and what it leads to, side by side: the widest step of the grid. */
const WIDE = '(min-width: 83.75em)';

const query = () => matchMedia(WIDE);

function subscribe(changed: () => void): () => void {
  const wide = query();
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
