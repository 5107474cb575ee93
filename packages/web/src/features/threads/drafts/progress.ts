import { useSyncExternalStore } from 'react';

/**
 * How it stands with the server: on its way; waiting for a connection, for somebody to sign in again, or for room
 * among one's drafts; or refused, because one may not keep anything there any more.
 */
export type Progress = 'saving' | 'away' | 'signIn' | 'full' | 'refused';

const states = new Map<string, Progress>();
const listeners = new Set<() => void>();

export function setProgress(key: string, progress: Progress | undefined): void {
  if (states.get(key) === progress) return;
  if (progress) states.set(key, progress);
  else states.delete(key);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useProgress = (key: string): Progress | undefined =>
  useSyncExternalStore(subscribe, () => states.get(key));
