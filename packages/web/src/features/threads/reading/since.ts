/** Where the line "new since you were here" stands: before this post. It stays there as long as one is on the page. */
export interface Since {
  number: number;
  /** Posts that have come, one's own not among them. */
  posts: number;
  /** When one was here last. */
  at: string | null;
}

interface Reading {
  readNumber: number;
  unreadPosts: number;
  readAt?: string | null;
}

interface Candidate {
  number: number;
  authorId: string;
  removed: boolean;
}

/**
 * Where that line belongs; nowhere for those who see the thread for the first time or have read all of it. One's own
 * posts, and what was removed, are nothing new: it stands before the first of the others.
 * @param posts those on the page, in order
 */
export function newSince(
  reading: Reading,
  posts: readonly Candidate[],
  viewerId: string | undefined,
): Since | undefined {
  if (reading.readNumber === 0 || reading.unreadPosts === 0) return undefined;
  const first = posts.find(
    ({ number, authorId, removed }) =>
      number > reading.readNumber && authorId !== viewerId && !removed,
  );
  // Other posts than those after the last one read are on the page: there the next may be one's own.
  const follows = posts.some(({ number }) => number === reading.readNumber + 1);
  const number = follows && first ? first.number : reading.readNumber + 1;
  return { number, posts: reading.unreadPosts, at: reading.readAt ?? null };
}
