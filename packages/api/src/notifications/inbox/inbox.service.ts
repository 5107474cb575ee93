import { later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { afterCommit, transaction } from '../../kernel/transaction';
import { changeBox, holdBoxes, isCounted, publishInbox } from '../telling/boxes';
import { SNOOZE_MAX, type SnoozeNoticesInput } from './inbox.inputs';
import { foundNotices, noticesFor, ownerOf, unreadIn } from './inbox.queries';
import type { Inbox } from './notice.entity';

/** What is done with lines, as SQL: which of them it is about, and what they become. */
interface Change {
  which: string;
  set: string;
  /** The value of $2, when there is one. */
  value?: Date | boolean;
}

interface Line {
  id: string;
  counted: boolean;
}

/**
 * Changes lines of one person, and the number beside their inbox in the same transaction, under the lock of the box: so
 * does whoever folds something new into them.
 */
export async function changeLines(
  tx: Context,
  personId: string,
  ids: readonly string[],
  { which, set, value }: Change,
): Promise<void> {
  await holdBoxes(tx, [personId]);
  const before = await rows<Line>(
    tx,
    `select n.id, ${isCounted('n')} as counted from notice n where n.person_id = $1 and n.id = any($2::uuid[])`,
    [personId, ids],
  );
  const given = value === undefined ? [] : [value];
  const after = await rows<Line>(
    tx,
    `update notice n set ${set}, version = n.version + 1
      where n.id = any($1::uuid[]) and ${which} returning n.id, ${isCounted('n')} as counted`,
    [before.map(({ id }) => id), ...given],
  );
  if (after.length === 0) return;
  const were = new Set(before.filter((line) => line.counted).map(({ id }) => id));
  const by = after.reduce((sum, line) => sum + Number(line.counted) - Number(were.has(line.id)), 0);
  await changeBox(tx, personId, by);
  afterCommit(tx, () => publishInbox(tx.services, [personId]));
}

/** The same again changes nothing: who asks twice, on two devices or for a lost answer, gets the same. */
async function triage(ctx: Context, given: readonly string[], change: Change): Promise<Inbox> {
  const personId = ownerOf(ctx);
  const ids = (await noticesFor(ctx, given)).map(({ id }) => id);
  await transaction(ctx, (tx) => changeLines(tx, personId, ids, change));
  return { unread: await unreadIn(ctx), notices: await foundNotices(ctx, ids) };
}

const READ: Change = { which: 'n.unread', set: 'unread = false' };

export const markNoticesRead = (ctx: Context, ids: readonly string[]): Promise<Inbox> =>
  triage(ctx, ids, READ);

/** Whoever wants to see it among what is unread has not done with it. */
export const markNoticesUnread = (ctx: Context, ids: readonly string[]): Promise<Inbox> =>
  triage(ctx, ids, { which: 'not n.unread', set: 'unread = true, done_at = null' });

/** Puts lines away, until something new happens there. */
export const finishNotices = (ctx: Context, ids: readonly string[]): Promise<Inbox> =>
  triage(ctx, ids, {
    which: 'n.done_at is null',
    set: 'done_at = $2, unread = false, snoozed_until = null',
    value: ctx.clock.now(),
  });

/** Takes back that lines are done, or snoozed. */
export const reopenNotices = (
  ctx: Context,
  ids: readonly string[],
  unread: boolean,
): Promise<Inbox> =>
  triage(ctx, ids, {
    which:
      '(n.done_at is not null or n.snoozed_until is not null or ($2::boolean and not n.unread))',
    set: 'done_at = null, snoozed_until = null, unread = n.unread or $2::boolean',
    value: unread,
  });

/** @throws InvalidError when that is past, or further ahead than lines are kept waiting; the errors of `noticesFor` */
export async function snoozeNotices(
  ctx: Context,
  { ids, until }: SnoozeNoticesInput,
): Promise<Inbox> {
  ownerOf(ctx);
  const now = ctx.clock.now();
  if (until <= now) throw new InvalidError({ path: 'until', rule: 'inFuture' });
  if (until > later(now, SNOOZE_MAX))
    throw new InvalidError({ path: 'until', rule: 'tooFarAhead' });
  return triage(ctx, ids, {
    which: '(n.done_at is not null or n.snoozed_until is distinct from $2)',
    set: 'snoozed_until = $2, done_at = null',
    value: until,
  });
}

/**
 * Whether the person has read in the thread itself up to the last post that the line tells of: the position of their
 * reading says so, whichever report brought it there. What has no post is read with the thread.
 */
const READ_TO_END = `exists (select 1 from thread_reader r
    join happening l on l.id = n.last_happening_id
    left join post p on p.id = (l.facts->>'postId')::uuid and p.thread_id = n.subject_id
   where r.person_id = n.person_id and r.thread_id = n.subject_id and coalesce(p.number, 0) <= r.read_number)`;

/**
 * Marks lines read whose threads were read to the end. Snoozed ones wait all the same.
 * @param where the threads: their ids, or those of their communities
 */
export async function settleRead(
  ctx: Context,
  personId: string,
  where: { threadIds: readonly string[] } | { communityIds: readonly string[] },
): Promise<void> {
  const [column, ids] =
    'threadIds' in where
      ? (['subject_id', where.threadIds] as const)
      : (['community_id', where.communityIds] as const);
  const read = await rows<{ id: string }>(
    ctx,
    `select n.id from notice n
      where n.person_id = $1 and n.subject_kind = 'THREAD' and n.${column} = any($2::uuid[])
        and ${isCounted('n')} and ${READ_TO_END}`,
    [personId, ids],
  );
  if (read.length === 0) return;
  // Asked again under the lock: something new may have come in between.
  const which = `n.unread and ${READ_TO_END}`;
  await transaction(ctx, (tx) =>
    changeLines(
      tx,
      personId,
      read.map(({ id }) => id),
      { ...READ, which },
    ),
  );
}

/** Marks lines read whose person has seen elsewhere what they are about. */
export const settleSeen = (ctx: Context, personId: string, ids: readonly string[]): Promise<void> =>
  transaction(ctx, (tx) => changeLines(tx, personId, ids, READ));
