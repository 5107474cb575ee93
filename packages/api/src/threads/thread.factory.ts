import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { renderMarkdown } from '../kernel/markdown';
import { transaction } from '../kernel/transaction';
import { ThreadKind } from './thread.entity';
import { writePost, writeThread } from './threads.write';

export interface MadeThread {
  id: string;
  communityId: string;
  /** The opening post. */
  postId: string;
}

export interface MadePost {
  id: string;
  threadId: string;
  number: number;
}

let made = 0;

/** A thread with its opening post, written as the verbs write it but without asking who may. */
export async function aThread(
  ctx: Context,
  given: {
    communityId: string;
    authorId: string;
    kind?: ThreadKind;
    title?: string;
    markdown?: string;
    tags?: string[];
  },
): Promise<MadeThread> {
  made += 1;
  const id = newId();
  const markdown = given.markdown ?? `How do you go about thing number ${made}?`;
  const rendered = await renderMarkdown(ctx.services, markdown);
  await transaction(ctx, (tx) =>
    writeThread(tx, {
      threadId: id,
      communityId: given.communityId,
      authorId: given.authorId,
      kind: given.kind ?? ThreadKind.DISCUSSION,
      title: given.title ?? `Thing number ${made}`,
      tags: given.tags ?? [],
      markdown,
      rendered,
      memberOnly: false,
    }),
  );
  const [post] = await rows<{ id: string }>(
    ctx,
    'select id from post where thread_id = $1 and number = 1',
    [id],
  );
  if (!post) throw new Error('The thread was not written: is its community archived?');
  return { id, communityId: given.communityId, postId: post.id };
}

/** A post at the end of a thread, in the same way. */
export async function aPost(
  ctx: Context,
  given: {
    thread: Pick<MadeThread, 'id' | 'communityId'>;
    authorId: string;
    markdown?: string;
    answersPostId?: string;
  },
): Promise<MadePost> {
  made += 1;
  const id = newId();
  const markdown = given.markdown ?? `This is what we did about thing number ${made}.`;
  const rendered = await renderMarkdown(ctx.services, markdown);
  const number = await transaction(ctx, (tx) =>
    writePost(tx, {
      postId: id,
      threadId: given.thread.id,
      communityId: given.thread.communityId,
      authorId: given.authorId,
      answersPostId: given.answersPostId ?? null,
      markdown,
      rendered,
      memberOnly: false,
    }),
  );
  if (number === null) throw new Error('The post was not written: is its thread there?');
  return { id, threadId: given.thread.id, number };
}
