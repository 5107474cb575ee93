import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError, NotFoundError } from '../../kernel/errors';
import { onHousekeeping } from '../../kernel/housekeeping';
import { isId, newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import type { Shape } from '../../threads/lookahead';
import { postFor } from '../../threads/posts.queries';
import { markReadUpTo, undoMarkRead } from '../../threads/reading/marks.service';
import { readerOf } from '../../threads/reading/positions';
import type { Thread } from '../../threads/thread.entity';
import { threadFor } from '../../threads/threads.queries';
import type { FinishCatchUpInput, PassCatchUpInput } from './catch-up.inputs';
import { type CatchUpEnd, type CatchUpPass, CatchUpSection } from './catch-up.types';

/** The person's row is locked first, so that passing, going back and finishing come one after another. */
async function holdPlace(tx: Context, personId: string): Promise<void> {
  await rows(
    tx,
    `insert into catch_up (person_id) values ($1)
     on conflict (person_id) do update set person_id = excluded.person_id`,
    [personId],
  );
}

/**
 * Goes on from an item: what was shown of its thread is read, under a mark that can be taken back. A post in the middle of
 * a thread (an accepted answer, a poll) moves nobody over others that they have not read.
 * @throws the errors of `postFor`
 */
export async function passCatchUp(
  ctx: Context,
  { section, postId, seconds }: PassCatchUpInput,
  shape: Shape,
): Promise<CatchUpPass> {
  // A mark of one's own, like a bookmark: whoever reads it may make it.
  const post = await postFor(ctx, postId, 'bookmark');
  const personId = readerOf(ctx);
  const threadId = post.thread.id;
  const id = newId();
  await transaction(ctx, async (tx) => {
    await holdPlace(tx, personId);
    await rows(
      tx,
      `insert into catch_up_pass (id, person_id, section, thread_id, post_id, seconds, passed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, personId, section, threadId, post.id, seconds, tx.clock.now()],
    );
    const { number } = post;
    if (section === CatchUpSection.NEW || (await isNext(tx, personId, threadId, number))) {
      await markReadUpTo(tx, { id, personId }, [{ threadId, number }]);
    }
  });
  return { id, thread: await threadFor(ctx, threadId, 'see', shape) };
}

/** Whether nothing that the person has not read stands before that post. */
async function isNext(
  tx: Context,
  personId: string,
  threadId: string,
  number: number,
): Promise<boolean> {
  const [between] = await rows(
    tx,
    `select 1 from post p
      where p.thread_id = $1 and p.number < $3 and p.removed_at is null and p.author_id <> $2
        and p.number > coalesce((select r.read_number from thread_reader r
          where r.person_id = $2 and r.thread_id = $1), 0)
      limit 1`,
    [threadId, personId, number],
  );
  return !between;
}

/**
 * Takes a pass back: what it marked is unread again, and a catch-up that had come to its end has not.
 * @throws NotFoundError when it is not theirs, or was taken back
 */
export async function undoPassCatchUp(
  ctx: Context,
  id: string,
  shape: Shape,
): Promise<CatchUpPass> {
  const personId = readerOf(ctx);
  if (!isId(id)) throw new NotFoundError();
  const threadId = await transaction(ctx, async (tx) => {
    await holdPlace(tx, personId);
    const [pass] = await rows<{ threadId: string; passedAt: Date }>(
      tx,
      `delete from catch_up_pass where id = $1 and person_id = $2
       returning thread_id as "threadId", passed_at as "passedAt"`,
      [id, personId],
    );
    if (!pass) throw new NotFoundError();
    await rows(
      tx,
      `update catch_up set finished_at = was_finished_at, up_to = was_up_to
        where person_id = $1 and finished_at >= $2 and (was_finished_at is null or was_finished_at < $2)`,
      [personId, pass.passedAt],
    );
    await undoMarkRead(tx, id, shape).catch(unlessAbsent);
    return pass.threadId;
  });
  return { id, thread: await threadFor(ctx, threadId, 'see', shape).catch(goneThread) };
}

/** Nothing was marked, or they have read on since: then that counts. */
function unlessAbsent(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error;
}

/** What is no longer theirs to see is not in the answer; that it was passed is taken back all the same. */
function goneThread(error: unknown): Thread | null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** The end: the next catch-up begins where this one was composed. Twice, or late, it never goes back. */
export async function finishCatchUp(
  ctx: Context,
  { upTo }: FinishCatchUpInput,
): Promise<CatchUpEnd> {
  const personId = readerOf(ctx);
  const now = ctx.clock.now();
  await transaction(ctx, async (tx) => {
    await holdPlace(tx, personId);
    await rows(
      tx,
      `update catch_up set was_finished_at = finished_at, was_up_to = up_to, finished_at = $2, up_to = $3
        where person_id = $1 and (up_to is null or up_to < $3)`,
      [personId, now, upTo < now ? upTo : now],
    );
  });
  return { finishedAt: now };
}

/** Longer than a question is offered: one that was passed twice does not come again. */
const PASSES_KEPT = 90 * DAY;

onHousekeeping(async (ctx) => {
  await ctx.db.query('delete from catch_up_pass where passed_at < $1', [
    later(ctx.clock.now(), -PASSES_KEPT),
  ]);
});
