import { useRef, useSyncExternalStore } from 'react';

/**
 * What this browser keeps for all its tabs. `localStorage`, because it writes at once: a text that was typed in the
 * last moment before the window closed is there, which a database that answers later cannot promise; and because it is
 * read before the first paint and tells the other tabs by itself.
 */
const listeners = new Set<() => void>();
/** Where storage is forbidden or full, things live as long as the page. */
const memory = new Map<string, string>();
const parsed = new Map<string, { raw: string; value: unknown }>();

const tell = () => {
  for (const listener of listeners) listener();
};

// Another tab wrote; or this page was put aside by the browser and missed that another did.
window.addEventListener('storage', tell);
window.addEventListener('pageshow', tell);

function rawOf(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The same object as long as nobody has put another there. */
export function read<T>(key: string): T | undefined {
  const raw = rawOf(key);
  if (raw === null) return undefined;
  const known = parsed.get(key);
  if (known?.raw === raw) return known.value as T;
  try {
    const value = JSON.parse(raw) as T;
    parsed.set(key, { raw, value });
    return value;
  } catch {
    return undefined;
  }
}

/** Keeps a thing; undefined takes it away. */
export function put(key: string, value: unknown): void {
  const raw = value === undefined ? undefined : JSON.stringify(value);
  memory.delete(key);
  try {
    if (raw === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, raw);
  } catch {
    if (raw !== undefined) memory.set(key, raw);
  }
  tell();
}

/** Whether it is still there after the page is closed. */
export const lasts = (key: string): boolean => !memory.has(key);

/** The keys that begin so. */
export function keysOf(prefix: string): string[] {
  const keys = [...memory.keys()];
  try {
    for (let at = 0; at < localStorage.length; at += 1) keys.push(localStorage.key(at) ?? '');
  } catch {
    // Memory holds all there is.
  }
  return [...new Set(keys)].filter((key) => key.startsWith(prefix)).sort();
}

/** Calls back whenever something on the shelf has changed, here or in another tab. Returns the end of it. */
export function onShelf(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One thing, drawn anew when it changes. */
export const useShelf = <T>(key: string): T | undefined =>
  useSyncExternalStore(onShelf, () => read<T>(key));

/** All things whose key begins so, by their keys. */
export function useShelves<T>(prefix: string): readonly (readonly [string, T])[] {
  const last = useRef<readonly (readonly [string, T])[]>([]);
  return useSyncExternalStore(onShelf, () => {
    const now = keysOf(prefix).flatMap((key) => {
      const value = read<T>(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    const same =
      now.length === last.current.length &&
      now.every(([key, value], at) => {
        const [lastKey, lastValue] = last.current[at] ?? [];
        return key === lastKey && value === lastValue;
      });
    if (!same) last.current = now;
    return last.current;
  });
}
