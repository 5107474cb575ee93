import type { Context } from '../../kernel/context';
import { DomainError } from '../../kernel/errors';
import type { Post } from '../../threads/post.entity';
import { postFor } from '../../threads/posts.queries';
import type { Thread } from '../../threads/thread.entity';
import { threadFor } from '../../threads/threads.queries';
import type { Said } from '../telling/telling';

/** What a door gives, or null where it stays shut. */
export async function unlessRefused<T>(opened: Promise<T>): Promise<T | null> {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function placeOf(
  thread: Thread,
  number: number | null,
): Pick<Said, 'community' | 'title' | 'path' | 'language'> {
  const { id, slug, name, language } = thread.community;
  return {
    community: { id, slug, name },
    title: thread.title,
    path: `/c/${slug}/t/${thread.id}${number === null ? '' : `/${number}`}`,
    language,
  };
}

/** A post that is there for the person, or null. */
async function postThere(ctx: Context, postId: string): Promise<Post | null> {
  const post = await unlessRefused(postFor(ctx, postId, 'read'));
  return post && !post.removedAt && !post.moved && !post.thread.removedAt ? post : null;
}

/** A post's own words, which can be answered. */
export async function sayPost(ctx: Context, postId: string): Promise<Said | null> {
  const post = await postThere(ctx, postId);
  return (
    post && {
      ...placeOf(post.thread, post.number),
      actorName: post.author.name,
      words: { markdown: post.markdown, html: post.html },
      note: null,
      answer: { threadId: post.thread.id, postId, answersPostId: post.answersPostId },
    }
  );
}

/** What happened at a post, without its words. */
export async function sayAtPost(
  ctx: Context,
  postId: string,
  actorName: string | null,
): Promise<Said | null> {
  const post = await postThere(ctx, postId);
  return (
    post && {
      ...placeOf(post.thread, post.number),
      actorName,
      words: null,
      note: null,
      answer: null,
    }
  );
}

/** What was done with a thread. Its author, and who looks after it, may know of it when it was removed. */
export async function sayThread(
  ctx: Context,
  threadId: string,
  actorName: string | null,
): Promise<Said | null> {
  const thread = await unlessRefused(threadFor(ctx, threadId, 'see'));
  return thread && { ...placeOf(thread, null), actorName, words: null, note: null, answer: null };
}
