import { useEffect } from 'react';

/**
 * While it is used, what the page docks at the foot of a phone takes the place of the destinations.
 * @param height CSS length of what is docked, so that undo, focus and anchors stay clear of it
 */
export function useDock(height = '3.9rem'): void {
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.dock = '';
    root.style.setProperty('--gh-foot', height);
    return () => {
      delete root.dataset.dock;
      root.style.removeProperty('--gh-foot');
    };
  }, [height]);
}
