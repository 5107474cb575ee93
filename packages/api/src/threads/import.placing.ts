import { newId } from '../kernel/ids';
import type { ImportedThread } from './threads.import';

/** A post of an archive with its place: its own id, its thread, its number, the post that it answers. */
export interface PlacedPost {
  id: string;
  threadId: string;
  threadSourceId: string;
  number: number;
  authorId: string;
  authorName: string | null;
  authorUrl: string | null;
  answersPostId: string | null;
  markdown: string;
  html: string;
  rendererVersion: number;
  createdAt: Date;
  editedAt: Date | null;
  votes: number | null;
  sourceId: string;
  url: string | null;
  licence: string | null;
  accepted: boolean;
}

/**
 * Gives each post that is not there yet its place at the end of its thread.
 * @param threads those that are there, by source id
 * @param posts the ids of those that are there, by `<thread id> <source id>`
 */
export function importedPosts(
  imported: ImportedThread[],
  threads: ReadonlyMap<string, { id: string; lastPostNumber: number }>,
  posts: ReadonlyMap<string, string>,
): PlacedPost[] {
  return imported.flatMap((thread) => {
    const known = threads.get(thread.sourceId);
    const threadId = known?.id ?? newId();
    const fresh = thread.posts.filter(({ sourceId }) => !posts.has(`${threadId} ${sourceId}`));
    const ids = new Map(fresh.map(({ sourceId }) => [sourceId, newId()]));
    return fresh.map((post, index) => ({
      id: ids.get(post.sourceId) as string,
      threadId,
      threadSourceId: thread.sourceId,
      number: (known?.lastPostNumber ?? 0) + index + 1,
      authorId: post.author.personId,
      authorName: post.author.name,
      authorUrl: post.author.url,
      answersPostId: answered(post.answersSourceId, threadId, ids, posts),
      markdown: post.markdown,
      html: post.html,
      rendererVersion: post.rendererVersion,
      createdAt: post.createdAt,
      editedAt: post.editedAt ?? null,
      votes: post.votes ?? null,
      sourceId: post.sourceId,
      url: post.url,
      licence: post.licence,
      accepted: post.accepted ?? false,
    }));
  });
}

function answered(
  sourceId: string | null | undefined,
  threadId: string,
  fresh: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, string>,
): string | null {
  if (!sourceId) return null;
  return fresh.get(sourceId) ?? there.get(`${threadId} ${sourceId}`) ?? null;
}
