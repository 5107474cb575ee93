import { useEffect } from 'react';
import { useLocation } from 'react-router';

/**
 * Goes to a part of the page that the address names, once it is there: the browser looks for it before the
 * page has come.
 * @param id of the element, without the hash
 * @param there whether it is on the page
 */
export function useHashTarget(id: string, there: boolean): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival counts, also by the same hash
  useEffect(() => {
    const target = there && hash === `#${id}` ? document.getElementById(id) : null;
    if (!target) return;
    target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }, [id, there, hash, key]);
}
