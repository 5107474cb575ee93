import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { isId, newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { type Draft, DraftPlace } from './draft.entity';
import type { DeleteDraftInput, SaveDraftInput, SentDraftInput } from './drafts.inputs';
import { columnOf, draftFor, draftIn, placeFor, writerOf } from './drafts.queries';

/** What one person keeps at once: more than anybody has on their mind, and 13 MB at the very worst. */
export const DRAFTS_MAX = 200;
/** The words of a deleted draft can be taken back for a day: longer than the offer to undo, not long enough to matter. */
export const DELETED_KEPT = DAY;

interface Held {
  id: string;
  version: number;
  copy: string | null;
  filled: boolean;
}

/**
 * Keeps words that are not finished. They replace what is there when that is the version that was seen, or was saved
 * by the same copy: an answer that was lost on its way must not look like somebody else's words.
 * @throws ConflictError when another copy has saved since; InvalidError when there are too many drafts; the errors of
 *   the place's door, when nothing was kept there before
 */
export async function saveDraft(ctx: Context, input: SaveDraftInput): Promise<Draft> {
  const personId = writerOf(ctx);
  const { place, placeId } = input;
  const filled = [input.markdown, input.title, input.tags].some(Boolean);
  await transaction(ctx, async (tx) => {
    const held = await heldIn(tx, personId, place, placeId);
    if (held && held.version !== input.version && held.copy !== input.copy) {
      throw new ConflictError('VERSION');
    }
    // What is kept already stays the writer's own, whatever became of the place.
    if (!held) await placeFor(tx, place, placeId);
    if (filled && !held?.filled) await makeRoom(tx, personId);
    const written = held ? await write(tx, held, input) : await begin(tx, personId, input);
    // Two copies began at the same moment: the other one was first.
    if (!written) throw new ConflictError('VERSION');
  });
  return (await draftIn(ctx, place, placeId)) as Draft;
}

async function heldIn(
  tx: Context,
  personId: string,
  place: DraftPlace,
  placeId: string,
): Promise<Held | undefined> {
  if (!isId(placeId)) return undefined;
  const [held] = await rows<Held>(
    tx,
    `select id, version, copy, filled from draft
      where person_id = $1 and ${columnOf[place]} = $2 for update`,
    [personId, placeId],
  );
  return held;
}

/** Counted under the lock of the person's row, so that it holds for saves at the same moment too. */
async function makeRoom(tx: Context, personId: string): Promise<void> {
  await rows(tx, 'select id from person where id = $1 for no key update', [personId]);
  const [count] = await rows<{ drafts: number }>(
    tx,
    'select count(*)::int as drafts from draft where person_id = $1 and filled',
    [personId],
  );
  if ((count?.drafts ?? 0) >= DRAFTS_MAX) {
    throw new InvalidError({ path: 'markdown', rule: 'tooManyDrafts' });
  }
}

async function write(tx: Context, { id }: Held, input: SaveDraftInput): Promise<boolean> {
  const changed = await affected(
    tx,
    `update draft set title = $2, kind = $3, tags = $4, markdown = $5,
       answers_post_id = ${answered('$6', 'draft.thread_id')}, post_version = $7, copy = $8,
       updated_at = $9, deleted_at = null, version = version + 1
      where id = $1`,
    [id, ...wordsOf(tx, input)],
  );
  return changed > 0;
}

async function begin(tx: Context, personId: string, input: SaveDraftInput): Promise<boolean> {
  const { place, placeId, version } = input;
  const made = await affected(
    tx,
    `insert into draft (id, person_id, ${columnOf[place]}, title, kind, tags, markdown, answers_post_id,
       post_version, copy, updated_at, created_at, version)
     values ($1, $10, $11, $2, $3, $4, $5, ${answered('$6', '$12')}, $7, $8, $9, $9, $13::int + 1)
     on conflict on constraint draft_place do nothing`,
    [
      newId(),
      ...wordsOf(tx, input),
      personId,
      placeId,
      place === DraftPlace.REPLY ? placeId : null,
      version,
    ],
  );
  return made > 0;
}

/** Only a post of the same thread is answered; another is no reason to lose the words. */
const answered = (post: string, thread: string): string =>
  `(select o.id from post o where o.id = ${post}::uuid and o.thread_id = ${thread}::uuid)`;

const wordsOf = (tx: Context, input: SaveDraftInput): unknown[] => [
  input.title ?? '',
  input.kind ?? null,
  input.tags ?? '',
  input.markdown,
  input.answersPostId && isId(input.answersPostId) ? input.answersPostId : null,
  input.postVersion ?? null,
  input.copy,
  tx.clock.now(),
];

/**
 * Takes the draft away from which words are being sent; in the transaction of the verb. The row stays empty, with a
 * version of its own, so that a save that is still on its way comes too late. What another copy has saved since is
 * somebody's words that were not sent: it stays.
 */
export async function draftSent(
  tx: Context,
  place: DraftPlace,
  placeId: string,
  sent: SentDraftInput | null | undefined,
): Promise<void> {
  const { personId } = tx.viewer;
  if (!sent || !personId) return;
  await rows(
    tx,
    `insert into draft (id, person_id, ${columnOf[place]}, version, created_at, updated_at)
     values ($1, $2, $3, $4::int + 1, $5, $5)
     on conflict on constraint draft_place do update
       set title = '', kind = null, tags = '', markdown = '', answers_post_id = null, post_version = null,
         copy = null, updated_at = $5, deleted_at = null, version = draft.version + 1
      where draft.version = $4 or draft.copy = $6`,
    [newId(), personId, placeId, sent.version, tx.clock.now(), sent.copy],
  );
}

/** @throws NotFoundError; ConflictError when it was saved again since */
export async function deleteDraft(ctx: Context, input: DeleteDraftInput): Promise<Draft> {
  await draftFor(ctx, input.id);
  const now = ctx.clock.now();
  const deleted = await affected(
    ctx,
    `update draft set deleted_at = $3, updated_at = $3, copy = null, version = version + 1
      where id = $1 and version = $2 and deleted_at is null`,
    [input.id, input.version, now],
  );
  if (deleted === 0) throw new ConflictError('VERSION');
  return draftFor(ctx, input.id);
}

/** Takes a deletion back. @throws NotFoundError; ConflictError when there is nothing to take back any more */
export async function restoreDraft(ctx: Context, id: string): Promise<Draft> {
  const personId = writerOf(ctx);
  await transaction(ctx, async (tx) => {
    await draftFor(tx, id, 'for update of d');
    await makeRoom(tx, personId);
    const now = tx.clock.now();
    const restored = await affected(
      tx,
      `update draft set deleted_at = null, updated_at = $2, version = version + 1
        where id = $1 and deleted_at > $3`,
      [id, now, later(now, -DELETED_KEPT)],
    );
    if (restored === 0) throw new ConflictError('ALREADY_DONE');
  });
  return draftFor(ctx, id);
}
