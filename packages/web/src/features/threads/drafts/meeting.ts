import { mutationId } from '../../../lib/mutation-id';
import { isEmpty, type Kept, type Words } from './kept';

/** What the server has for a place. */
export interface Held {
  words: Words;
  version: number;
  copy: string | null;
  at: string;
  postVersion: number | null;
}

const NOTHING: Words = { text: '' };

/** A sheet of paper for a place. */
export const blank = (version = 0, words = NOTHING, postVersion?: number): Kept => ({
  words,
  version,
  copy: mutationId(),
  saved: true,
  begun: false,
  rev: mutationId(),
  at: new Date().toISOString(),
  postVersion,
});

/** Whether two texts say the same; whom one answers and the kind are no reason to ask which stays. */
export const sameWords = (a: Words, b: Words): boolean =>
  (['text', 'title', 'tags'] as const).every((part) => (a[part] ?? '') === (b[part] ?? ''));

/** One text after the other, with a blank line between them. */
export const joined = (first: Words, second: Words): Words => ({
  ...second,
  ...first,
  text: [first.text.trimEnd(), second.text.trim()].filter(Boolean).join('\n\n'),
  title: joinedBy(' / ', first.title, second.title),
  tags: joinedBy(', ', first.tags, second.tags),
});

function joinedBy(between: string, ...parts: (string | undefined)[]): string | undefined {
  const there = parts.map((part) => part?.trim()).filter(Boolean);
  return [...new Set(there)].join(between) || undefined;
}

const taken = (held: Held, kept?: Kept): Kept => ({
  ...blank(held.version, held.words, held.postVersion ?? undefined),
  begun: !isEmpty(held.words),
  at: held.at,
  where: kept?.where,
});

/**
 * What this device keeps after it has heard what the server has.
 * @param now false for an answer that may be older than what is known here
 */
export function meet(kept: Kept | undefined, held: Held, now: boolean): Kept | undefined {
  const there = !isEmpty(held.words);
  if (!kept) return there || held.version > 0 ? taken(held) : undefined;
  // Nobody has saved since these words began; or it is an old answer.
  if (held.version === kept.version || (held.version < kept.version && !now)) return kept;
  const next: Kept = { ...kept, version: held.version, other: undefined };
  // The answer to one's own save was lost on its way.
  if (held.copy === kept.copy) return { ...next, saved: sameWords(held.words, kept.words) };
  if (kept.saved || isEmpty(kept.words)) return taken(held, kept);
  if (sameWords(held.words, kept.words)) return { ...next, saved: true };
  // The other words were sent or deleted: there is nothing to choose from.
  if (!there) return next;
  const other = { words: held.words, version: held.version, at: held.at };
  return { ...kept, other };
}

export type Choice = 'mine' | 'other' | 'both';

/** What stays after somebody has seen both texts. */
export function chosen(kept: Kept, choice: Choice): Kept {
  const { other } = kept;
  if (!other) return kept;
  const next = { ...kept, version: other.version, other: undefined, rev: mutationId() };
  if (choice === 'mine') return { ...next, saved: false };
  // Held by the server as they are, unless they came from another tab.
  if (choice === 'other') return { ...next, words: other.words, saved: false };
  return { ...next, words: joined(kept.words, other.words), saved: false };
}

/** The question anew: what was let go of, beside what is there now. */
export const reopened = (before: Kept, now: Kept): Kept => ({
  ...now,
  words: before.words,
  rev: mutationId(),
  saved: false,
  other: before.other && { ...before.other, version: now.version },
});

/** Words that come back join what has been written since. */
export function givenBack(kept: Kept | undefined, words: Words, more: Partial<Kept>): Kept {
  const now = kept ?? blank();
  const there = !isEmpty(now.words) && !sameWords(now.words, words);
  return {
    ...now,
    ...more,
    words: there ? joined(words, now.words) : words,
    rev: mutationId(),
    saved: false,
    begun: true,
    at: new Date().toISOString(),
  };
}
