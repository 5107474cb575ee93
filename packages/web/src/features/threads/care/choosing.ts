import { useSyncExternalStore } from 'react';

/** Posts of one thread that are being chosen, to be split off. */
export interface Choosing {
  threadId: string;
  ids: ReadonlySet<string>;
}

let now: Choosing | undefined;
const listeners = new Set<() => void>();

function become(next: Choosing | undefined): void {
  now = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const startChoosing = (threadId: string): void => become({ threadId, ids: new Set() });

export const stopChoosing = (): void => become(undefined);

export function choose(id: string, chosen: boolean): void {
  if (!now) return;
  const ids = new Set(now.ids);
  if (chosen) ids.add(id);
  else ids.delete(id);
  become({ ...now, ids });
}

/** What is chosen in a thread; undefined while nobody chooses there. */
export const useChoosing = (threadId: string): Choosing | undefined =>
  useSyncExternalStore(listen, () => (now?.threadId === threadId ? now : undefined));
