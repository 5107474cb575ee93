/**
 * When what was pressed is gone with its work, the focus goes to the row that it stood in, else to the
 * heading of the page, and not to nowhere. To be called before the work; the answer is called after it.
 */
export function refocusAfter(): () => void {
  const row = document.activeElement?.closest('li');
  return () => {
    // After the next paint, when what goes away has gone.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const inRow = row?.isConnected ? row.querySelector<HTMLElement>('a') : null;
      const target = inRow ?? document.querySelector<HTMLElement>('h1');
      target?.focus({ preventScroll: true });
    });
  };
}
