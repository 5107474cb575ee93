import { Suspense, useSyncExternalStore } from 'react';
import { patiently } from '../../../lib/patiently';
import { keysOf, onShelf } from '../../../lib/shelf';
import { useViewer } from '../../../lib/viewer';
import { later } from '../../../ui/later';
import { EVERYTHING } from './kept';

/** Seen by nobody, so its absence is no reason to break a page. */
const Watch = later(() =>
  patiently(() => import('./Watch')).catch(() => ({ default: () => null })),
);

/** Sees to what this browser has not brought to the server yet; costs nothing as long as there is nothing. */
export function Keeping() {
  const personId = useViewer().viewer?.person.id;
  const any = useSyncExternalStore(onShelf, () =>
    EVERYTHING.some((prefix) => keysOf(prefix).length > 0),
  );
  if (!personId || !any) return null;
  return (
    <Suspense>
      <Watch key={personId} personId={personId} />
    </Suspense>
  );
}
