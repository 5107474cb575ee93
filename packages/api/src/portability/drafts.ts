import type { Author } from './authors';
import type { CommentPlaces, PostPlaces } from './places';
import type { Text } from './texts';

/** Something somebody wrote, ready to be a post once its author is a person. */
export interface PostDraft {
  /** Where it stands in the dump, to tell what became of it. */
  places: PostPlaces | CommentPlaces;
  row: number;
  kind: 'threads' | 'posts' | 'comments';
  sourceId: string;
  text: Text;
  author: Author;
  createdAt: Date;
  editedAt: Date | null;
  votes: number;
  /** The post that this one comments on, by its id at the source. */
  answersSourceId: string | null;
  accepted: boolean;
  url: string | null;
  licence: string;
}

/** A question with all that was said to it. */
export interface ThreadDraft {
  sourceId: string;
  /** The thread is here already, and these posts come after its last. */
  known: boolean;
  title: string;
  tags: string[];
  /** The question itself first unless it is known, then everything by date. Never empty. */
  posts: PostDraft[];
}

/** Ids of comments are counted apart from those of posts. */
export const commentSourceId = (id: number): string => `comment:${id}`;

/** The order of a conversation: by date, and nothing before what it answers, whatever the dates say. */
export function inConversation(said: readonly PostDraft[]): PostDraft[] {
  const times = new Map<string, number>();
  const timeOf = (draft: PostDraft): number => {
    const known = times.get(draft.sourceId);
    if (known !== undefined) return known;
    const after = draft.answersSourceId === null ? undefined : times.get(draft.answersSourceId);
    return Math.max(draft.createdAt.getTime(), after ?? 0);
  };
  // Answers first, so that the times of their comments can lean on them.
  const level = (draft: PostDraft) => (draft.answersSourceId === null ? 0 : 1);
  const ordered = [...said].sort((a, b) => level(a) - level(b));
  for (const draft of ordered) times.set(draft.sourceId, timeOf(draft));
  return ordered.sort((a, b) => timeOf(a) - timeOf(b) || level(a) - level(b) || a.row - b.row);
}
