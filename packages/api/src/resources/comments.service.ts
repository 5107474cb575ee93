import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { findEarlier, once } from '../kernel/idempotency';
import { everything, type Shape } from '../threads/lookahead';
import type { Post } from '../threads/post.entity';
import { postFor } from '../threads/posts.queries';
import { ThreadKind } from '../threads/thread.entity';
import { reply, threadToOpen, writeReady } from '../threads/threads.service';
import { changeResource } from './resource.change';
import type { Resource } from './resource.entity';
import type { CommentOnResourceInput } from './resources.inputs';
import { resourceFor } from './resources.queries';

const MUTATION = 'commentOnResource';

/**
 * Says something about a resource: the first words open its thread, what follows is said there. Where that thread was
 * removed, or has gone to another community, another begins.
 * @throws the errors of `threadToOpen` and of `reply`
 */
export async function commentOnResource(
  ctx: Context,
  input: CommentOnResourceInput,
  shape: Shape = everything,
): Promise<Post> {
  const resource = await resourceFor(ctx, input.resourceId, 'comment');
  const { markdown, clientMutationId } = input;
  const opened = await findEarlier(ctx, { mutation: MUTATION, clientMutationId });
  if (opened !== null || (await threadStanding(ctx, resource)) === null) {
    const postId = await openedWith(ctx, input, resource);
    if (postId) return postFor(ctx, postId, 'read', shape);
  }
  // Somebody else may have opened it a moment ago.
  const threadId = await threadStanding(ctx, await resourceFor(ctx, resource.id, 'comment'));
  if (threadId === null) throw new NotFoundError();
  return reply(ctx, { threadId, markdown, clientMutationId }, shape);
}

/** @returns the opening post; null when there is a thread by now */
async function openedWith(
  ctx: Context,
  input: CommentOnResourceInput,
  { communityId, title }: Resource,
): Promise<string | null> {
  const { markdown, clientMutationId } = input;
  const ready = await threadToOpen(ctx, {
    communityId,
    kind: ThreadKind.DISCUSSION,
    title,
    markdown,
    clientMutationId,
  });
  let openingId: string | null = null;
  await changeResource(ctx, input.resourceId, 'comment', async (tx, resource) => {
    const earlier = await findEarlier(tx, { mutation: MUTATION, clientMutationId });
    if (earlier === null && (await threadStanding(tx, resource))) return;
    const threadId = await once(
      tx,
      { mutation: MUTATION, input },
      async (id) => {
        await writeReady(tx, id, ready);
        await rows(tx, 'update resource set thread_id = $2 where id = $1', [resource.id, id]);
        return id;
      },
      async (id) => id,
    );
    const [opening] = await rows<{ id: string }>(
      tx,
      'select id from post where thread_id = $1 and number = 1',
      [threadId],
    );
    openingId = opening?.id ?? null;
  });
  return openingId;
}

/** The thread of a resource, as long as it stands where the resource does. */
async function threadStanding(
  ctx: Context,
  { threadId, communityId }: { threadId: string | null; communityId: string },
): Promise<string | null> {
  if (threadId === null) return null;
  const [thread] = await rows<{ id: string }>(
    ctx,
    'select id from thread where id = $1 and community_id = $2 and removed_at is null',
    [threadId, communityId],
  );
  return thread?.id ?? null;
}
