import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { presentLoader } from '../threads.loaders';
import { threadFor } from '../threads.queries';
import { follows } from './levels';
import { holdRows, holdThreads, moveReader, openRows, readerOf } from './positions';
import type { MarkUnreadInput, RecordReadingInput } from './reading.inputs';
import { threadsRead } from './reading.signals';

/** Threads that are there for the viewer; what was removed or closed to them meanwhile is left out. */
async function present(ctx: Context, ids: readonly string[], shape: Shape): Promise<Thread[]> {
  const loader = presentLoader(ctx);
  const found = await Promise.all(
    [...new Set(ids)].filter(isId).map((id) => loader.load({ id, shape })),
  );
  return found.filter((thread) => thread !== null);
}

/**
 * Keeps how far the viewer has read. Reports may come late, twice, or in another order: reading only goes forward.
 * @returns the threads as they are now, without those that are no longer there for the viewer
 */
export async function recordReading(
  ctx: Context,
  { threads: given }: RecordReadingInput,
  shape: Shape,
): Promise<Thread[]> {
  const personId = readerOf(ctx);
  const read = new Map<string, { threadId: string; number: number; seconds: number }>();
  for (const { threadId, number, seconds } of given) {
    const known = read.get(threadId);
    read.set(threadId, {
      threadId,
      number: Math.max(number, known?.number ?? 0),
      seconds: (seconds ?? 0) + (known?.seconds ?? 0),
    });
  }
  const readable = await present(ctx, [...read.keys()], shape);
  if (readable.length === 0) return [];
  await transaction(ctx, async (tx) => {
    const ids = await holdThreads(
      tx,
      personId,
      readable.map(({ id }) => id),
    );
    const reports = ids.flatMap((id) => read.get(id) ?? []);
    await openRows(tx, personId, reports);
    await moveReader(tx, personId, reports, { way: 'ahead' });
    await emit(tx, threadsRead, { personId, threadIds: ids });
  });
  return present(
    ctx,
    readable.map(({ id }) => id),
    shape,
  );
}

/**
 * Puts the viewer back before a post, so that it and what follows is unread again. Whoever asks for that wants to see
 * it among what is unread: a thread that they do not follow is tracked from then on, unless they have muted it.
 */
export async function markUnread(
  ctx: Context,
  { threadId, number }: MarkUnreadInput,
  shape: Shape,
): Promise<Thread> {
  const personId = readerOf(ctx);
  const { id } = await threadFor(ctx, threadId, 'read');
  await transaction(ctx, async (tx) => {
    await holdThreads(tx, personId, [id]);
    await holdRows(tx, personId, [id]);
    await rows(
      tx,
      `update thread_reader r set level = 'TRACKING', level_reason = 'CHOSEN'
         from thread t left join community_reader d on d.community_id = t.community_id and d.person_id = $1
        where r.person_id = $1 and r.thread_id = $2 and t.id = r.thread_id
          and not ${follows('r', 'd')} and r.level is distinct from 'MUTED'`,
      [personId, id],
    );
    await moveReader(tx, personId, [{ threadId: id, number: number - 1 }], { way: 'back' });
  });
  return threadFor(ctx, id, 'see', shape);
}
