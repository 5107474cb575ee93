import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { type LocalTimeInput, type PlannedTime, plannedTime } from '../../kernel/local-time';
import { storable } from '../../kernel/storable';
import { transaction } from '../../kernel/transaction';
import { postFor } from '../posts.queries';
import type { Bookmark } from './bookmark.entity';
import type { BookmarkPostInput, EditBookmarkInput } from './bookmarks.inputs';
import { bookmarkFor } from './bookmarks.queries';

/** What somebody writes to themself: lines stay, other signs that cannot be seen do not. */
const cleanNote = (note: string): string =>
  storable(note)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();

const planned = (ctx: Context, reminder: LocalTimeInput | null | undefined): PlannedTime | null =>
  reminder ? plannedTime(reminder, ctx.clock.now(), 'reminder') : null;

/** The person's row is locked first: what is counted of their bookmarks depends on it. */
export async function lockOwner(tx: Context, personId: string | null): Promise<void> {
  await rows(tx, 'select id from person where id = $1 for no key update', [personId]);
}

/** Keeps how many of a person's bookmarks are due. Few are, and they have an index of their own. */
export async function countDue(tx: Context, personId: string | null): Promise<void> {
  await rows(
    tx,
    `update person set due_bookmarks = (select count(*) from bookmark
        where person_id = $1 and removed_at is null and remind_at is not null and reminded_at is not null)
      where id = $1`,
    [personId],
  );
}

/**
 * Keeps a post to come back to. A post that is kept already stays as it is: one bookmark a post, in the database.
 * @throws the errors of `postFor`; InvalidError
 */
export async function bookmarkPost(ctx: Context, input: BookmarkPostInput): Promise<Bookmark> {
  const post = await postFor(ctx, input.postId, 'bookmark');
  const reminder = planned(ctx, input.reminder);
  const { personId } = ctx.viewer;
  const id = await transaction(ctx, async (tx) => {
    await lockOwner(tx, personId);
    await rows(
      tx,
      `insert into bookmark as k (id, person_id, post_id, note, remind_on, time_zone, remind_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (person_id, post_id) do update
         set note = excluded.note, remind_on = excluded.remind_on, time_zone = excluded.time_zone,
           remind_at = excluded.remind_at, reminded_at = null, created_at = excluded.created_at,
           removed_at = null, version = k.version + 1
       where k.removed_at is not null`,
      [newId(), personId, post.id, cleanNote(input.note), ...columns(reminder), tx.clock.now()],
    );
    const [kept] = await rows<{ id: string }>(
      tx,
      'select id from bookmark where person_id = $1 and post_id = $2',
      [personId, post.id],
    );
    return kept?.id ?? '';
  });
  return bookmarkFor(ctx, id);
}

const columns = (reminder: PlannedTime | null) => [
  reminder?.on ?? null,
  reminder?.timeZone ?? null,
  reminder?.at ?? null,
];

/**
 * Changes note and reminder. A reminder that is moved will be sent anew; one that stays is not asked for again, so
 * that a note can be mended when it is due.
 * @throws ConflictError when it is not the version that was seen
 */
export async function editBookmark(ctx: Context, input: EditBookmarkInput): Promise<Bookmark> {
  const before = await bookmarkFor(ctx, input.id);
  const { reminder } = input;
  const same =
    !!reminder && before.remindOn === reminder.on && before.timeZone === reminder.timeZone;
  const next = same ? null : planned(ctx, reminder);
  await change(
    ctx,
    `update bookmark set note = $3, version = version + 1,
       remind_on = case when $5 then remind_on else $6 end,
       time_zone = case when $5 then time_zone else $7 end,
       remind_at = case when $5 then remind_at else $8::timestamptz end,
       reminded_at = case when $5 then reminded_at end
      where id = $1 and person_id = $2 and version = $4 and removed_at is null returning id`,
    [before.id, ctx.viewer.personId, cleanNote(input.note), input.version, same, ...columns(next)],
    'VERSION',
  );
  return bookmarkFor(ctx, before.id);
}

/** Takes a bookmark away, with its reminder. */
export async function removeBookmark(ctx: Context, id: string): Promise<Bookmark> {
  const { id: bookmarkId } = await bookmarkFor(ctx, id);
  await change(
    ctx,
    `update bookmark set removed_at = $3, version = version + 1
      where id = $1 and person_id = $2 and removed_at is null returning id`,
    [bookmarkId, ctx.viewer.personId, ctx.clock.now()],
    'ALREADY_DONE',
  );
  return bookmarkFor(ctx, bookmarkId);
}

/** Brings back what was just removed, as it was. */
export async function restoreBookmark(ctx: Context, id: string): Promise<Bookmark> {
  const { id: bookmarkId } = await bookmarkFor(ctx, id);
  await change(
    ctx,
    `update bookmark set removed_at = null, version = version + 1
      where id = $1 and person_id = $2 and removed_at is not null returning id`,
    [bookmarkId, ctx.viewer.personId],
    'ALREADY_DONE',
  );
  return bookmarkFor(ctx, bookmarkId);
}

async function change(
  ctx: Context,
  sql: string,
  values: unknown[],
  otherwise: 'VERSION' | 'ALREADY_DONE',
): Promise<void> {
  const { personId } = ctx.viewer;
  await transaction(ctx, async (tx) => {
    await lockOwner(tx, personId);
    const changed = await rows(tx, sql, values);
    if (changed.length === 0) throw new ConflictError(otherwise);
    await countDue(tx, personId);
  });
}
