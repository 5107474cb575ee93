/** Posts of a thread, and the lines of lists, each by its link. */
const STOPS = 'main article[data-number], main [data-line]';
/** Under what sticks to the top of the window. */
const TOP = 64;

/** Goes to the next post or line, or the one before, and gives it the focus. */
export function move(way: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.offsetParent !== null,
  );
  const focused = document.activeElement?.closest<HTMLElement>(STOPS);
  const at = focused ? stops.indexOf(focused) : -1;
  // From what has the focus; else from what stands at the top of the window.
  const next = at >= 0 ? stops[at + way] : fromView(stops, way);
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.matches('article') ? 'start' : 'nearest' });
}

function fromView(stops: HTMLElement[], way: 1 | -1): HTMLElement | undefined {
  const shown = stops.findIndex((stop) => stop.getBoundingClientRect().bottom > TOP);
  return way === 1 ? stops[Math.max(0, shown)] : stops[shown - 1];
}
