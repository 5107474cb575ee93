import { useCallback, useRef } from 'react';
import { lasts, put, read, useShelf } from '../../../lib/shelf';
import { useViewer } from '../../../lib/viewer';

export type Kept<Words> = ReturnType<typeof useKept<Words & object>>;

/**
 * What somebody writes, kept on this device with every letter until it is sent or thrown away. It belongs to the person:
 * nobody else who uses this browser is shown it.
 * @param what names the place where it is written
 * @param start what stands there before anything is written
 */
export function useKept<Words extends object>(what: string, start: Words) {
  // A session that ends takes nobody's words from under their hands.
  const { viewer } = useViewer();
  const person = useRef(viewer?.person.id);
  if (viewer) person.current = viewer.person.id;
  const key = `guildhall-resource:${person.current ?? ''}:${what}`;
  const kept = useShelf<Partial<Words>>(key);
  const words: Words = kept ? { ...start, ...kept } : start;
  const latest = useRef(start);
  latest.current = start;

  const change = useCallback(
    (part: Partial<Words>) =>
      put(key, { ...latest.current, ...read<Partial<Words>>(key), ...part }),
    [key],
  );
  const clear = useCallback(() => put(key, undefined), [key]);
  /** After it was thrown away by mistake. */
  const bringBack = useCallback((before: Words) => put(key, before), [key]);
  return { words, begun: kept !== undefined, lasts: lasts(key), change, clear, bringBack };
}
