import { useCallback, useState } from 'react';
import { mutationId } from '../../../lib/forms';

/** What somebody has written and not sent yet. */
export interface KeptText {
  text: string;
  title?: string;
  tags?: string;
  kind?: string;
  answers?: { id: string; number: number; name: string };
  /** Of the last attempt to send exactly this. */
  attempt?: string;
}

const NOTHING: KeptText = { text: '' };

/**
 * Text that outlives a reload and a failed attempt, for as long as the tab is open.
 * @param key names the place where it is written
 */
export function useKeptText(key: string) {
  const storageKey = `guildhall-kept:${key}`;
  const [kept, setKept] = useState<KeptText>(() => read(storageKey));

  const store = useCallback(
    (next: KeptText) => {
      setKept(next);
      write(storageKey, next);
    },
    [storageKey],
  );

  /** Other words are another thing to send, so the attempt's key goes. */
  const change = useCallback(
    (part: Partial<KeptText>) => store({ ...read(storageKey), ...part, attempt: undefined }),
    [store, storageKey],
  );

  /** The key for sending what is written now: the same again when the last attempt did not arrive. */
  const attempt = useCallback(() => {
    const now = read(storageKey);
    const id = now.attempt ?? mutationId();
    store({ ...now, attempt: id });
    return id;
  }, [store, storageKey]);

  const clear = useCallback(() => store(NOTHING), [store]);

  return { kept, change, attempt, clear };
}

/** Where storage is forbidden, the text lives as long as the page. */
const memory = new Map<string, KeptText>();

function read(key: string): KeptText {
  const known = memory.get(key);
  if (known) return known;
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as KeptText;
  } catch {
    return NOTHING;
  }
}

function write(key: string, kept: KeptText): void {
  memory.set(key, kept);
  try {
    if (kept === NOTHING) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Memory holds it.
  }
}
