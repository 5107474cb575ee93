import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { ThreadKind } from '../../threads/thread.entity';
import { threadToOpen, writeReady } from '../../threads/threads.service';
import { changeEvent } from '../event.change';
import type { CommunityEvent } from '../event.entity';
import { eventFor } from '../events.queries';
import type { PostRecapInput } from './minutes.inputs';

/**
 * Opens the thread in which an event is told of, as the person who sends it. An event has one; another can follow when
 * it was removed.
 * @throws the errors of `threadToOpen`; ConflictError when there is one
 */
export async function postRecap(ctx: Context, input: PostRecapInput): Promise<CommunityEvent> {
  const { communityId } = await eventFor(ctx, input.eventId, 'postRecap');
  const { title, markdown, clientMutationId } = input;
  const ready = await threadToOpen(ctx, {
    communityId,
    kind: ThreadKind.DISCUSSION,
    title,
    markdown,
    clientMutationId,
  });
  return changeEvent(ctx, input.eventId, 'postRecap', (tx, event) =>
    once(
      tx,
      { mutation: 'postRecap', input },
      async (threadId) => {
        if (await stands(tx, event.recapThreadId)) throw new ConflictError('ALREADY_DONE');
        await writeReady(tx, threadId, ready);
        await rows(tx, 'update event set recap_thread_id = $2 where id = $1', [event.id, threadId]);
      },
      async () => undefined,
    ),
  );
}

async function stands(tx: Context, threadId: string | null): Promise<boolean> {
  if (threadId === null) return false;
  const there = await rows(tx, 'select 1 from thread where id = $1 and removed_at is null', [
    threadId,
  ]);
  return there.length > 0;
}
