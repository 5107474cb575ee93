/**
 * Changes what is on the page without moving what is being read: the post at the top of the view stands
 * where it stood before. Done by hand for all browsers alike, since not all of them anchor the scroll.
 * @param change must have changed the document when it returns
 */
export function keepPlace(list: HTMLElement | null, change: () => void): void {
  const anchor = [...(list?.querySelectorAll<HTMLElement>('[data-number]') ?? [])].find(
    (post) => post.getBoundingClientRect().bottom > 0,
  );
  const before = anchor?.getBoundingClientRect().top;
  const root = document.documentElement;
  // The browser's own anchoring would move it a second time.
  root.style.overflowAnchor = 'none';
  change();
  if (anchor?.isConnected && before !== undefined) {
    window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  }
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'));
}
