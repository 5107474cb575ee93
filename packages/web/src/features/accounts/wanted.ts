import { insidePath } from '../../lib/paths/inside';

/** The confirmation is often opened in another tab of the same browser, so a session's storage will not do. */
const KEY = 'guildhall-wanted';
/** A confirmation link holds for three days; a wish from before that is forgotten. */
const HOLDS_MS = 72 * 3_600_000;

/** Keeps where somebody was going before they had to make an account. */
export function rememberWanted(path: string): void {
  try {
    if (path === '/') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ path, at: Date.now() }));
  } catch {
    // Storage may be forbidden; then one arrives at home.
  }
}

/** Where they were going, told once; home when there was nothing. */
export function takeWanted(): string {
  try {
    const kept = localStorage.getItem(KEY);
    localStorage.removeItem(KEY);
    const { path, at } = JSON.parse(kept ?? '{}') as { path?: string; at?: number };
    return path && at && Date.now() - at < HOLDS_MS ? insidePath(path) : '/';
  } catch {
    return '/';
  }
}
