/** Something has happened in a community: a thread was opened, written in, or looked after. */
export interface News {
  communityId: string;
  threadId: string;
}

const listeners = new Set<(news: News) => void>();

/** Calls back for all that happens in one's communities while the house is open. Returns the end of it. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function tellNews(news: News): void {
  for (const listener of listeners) listener(news);
}

const readers = new Set<() => void>();

/** Calls back when something in the own inbox has changed, here or on another device. Returns the end of it. */
export function onInbox(reader: () => void): () => void {
  readers.add(reader);
  return () => {
    readers.delete(reader);
  };
}

export function tellInbox(): void {
  for (const reader of readers) reader();
}
