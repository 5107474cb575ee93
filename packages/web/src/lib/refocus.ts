/**
 * When what was pressed is gone with its work, the focus goes to the row that it stood in, else to what stands beside it
 * now, else to the heading of the page, and not to nowhere. To be called before the work; the answer is called after it.
 */
export function refocusAfter(): () => void {
  const pressed = document.activeElement;
  const row = pressed?.closest('li');
  const beside = pressed?.closest('.gh-actions');
  return () => {
    // After the next paint, when what goes away has gone.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      if (pressed instanceof HTMLElement && pressed.isConnected && pressed !== document.body) {
        pressed.focus({ preventScroll: true });
        return;
      }
      const inRow = row?.isConnected ? row.querySelector<HTMLElement>('a') : null;
      const next = beside?.isConnected ? beside.querySelector<HTMLElement>('a, button') : null;
      const target = inRow ?? next ?? document.querySelector<HTMLElement>('h1');
      target?.focus({ preventScroll: true });
    });
  };
}
