import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import type { Thread } from '../../threads/thread.entity';
import { threadFor } from '../../threads/threads.queries';
import { changeEvent } from '../event.change';
import type { CommunityEvent } from '../event.entity';
import { EventKind } from '../event.types';
import { line, maybeProse } from '../text';
import {
  type AddAgendaItemInput,
  AGENDA_MAX,
  type AgendaItemVersionInput,
  type EditAgendaItemInput,
  ITEM_TITLE_MAX,
  NOTES_MAX,
  type OrderAgendaInput,
  type SettleAgendaItemInput,
} from './agenda.inputs';
import type { ItemAction } from './agenda.policy';
import { itemIn } from './agenda.queries';
import { AgendaItemKind, AgendaItemState } from './agenda-item.entity';
import { checkMember } from './member';

/**
 * Brings a point, or a case. The same key again brings it once.
 * @throws ConflictError when the thread is on this agenda already
 */
export async function addAgendaItem(
  ctx: Context,
  input: AddAgendaItemInput,
): Promise<CommunityEvent> {
  const thread = input.threadId ? await threadFor(ctx, input.threadId, 'read') : null;
  const title = line(input.title ?? thread?.title ?? '', ITEM_TITLE_MAX, 'title');
  const notes = maybeProse(input.notes, NOTES_MAX, 'notes');
  return changeEvent(ctx, input.eventId, 'bringPoint', async (tx, event) => {
    if (input.kind === AgendaItemKind.CASE && event.kind !== EventKind.CASE_CLINIC) {
      throw new InvalidError({ path: 'kind', rule: 'caseClinic' });
    }
    await once(
      tx,
      { mutation: 'addAgendaItem', input },
      async (id) => {
        await checkRoom(tx, event.id);
        if (thread) await checkThread(tx, event, thread);
        await rows(
          tx,
          `insert into agenda_item (id, event_id, community_id, kind, title, notes, minutes, person_id, thread_id,
             added_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10)`,
          [
            id,
            event.id,
            event.communityId,
            input.kind,
            title,
            notes,
            input.minutes ?? null,
            tx.viewer.personId,
            thread?.id ?? null,
            tx.clock.now(),
          ],
        );
      },
      async () => undefined,
    );
  });
}

async function checkRoom(tx: Context, eventId: string): Promise<void> {
  const [room] = await rows<{ taken: number }>(
    tx,
    `select count(*)::int as taken from agenda_item where event_id = $1 and state <> 'DROPPED'`,
    [eventId],
  );
  if (room && room.taken >= AGENDA_MAX)
    throw new InvalidError({ path: 'eventId', rule: 'agendaFull' });
}

async function checkThread(tx: Context, event: CommunityEvent, thread: Thread): Promise<void> {
  if (thread.communityId !== event.communityId) {
    throw new InvalidError({ path: 'threadId', rule: 'inThisCommunity' });
  }
  const there = await rows(
    tx,
    `select 1 from agenda_item where event_id = $1 and thread_id = $2 and state <> 'DROPPED'`,
    [event.id, thread.id],
  );
  if (there.length > 0) throw new ConflictError('ALREADY_DONE');
}

/** @throws ConflictError when it is not the version that was seen */
export function editAgendaItem(ctx: Context, input: EditAgendaItemInput): Promise<CommunityEvent> {
  const title = input.title == null ? null : line(input.title, ITEM_TITLE_MAX, 'title');
  const notes = input.notes == null ? null : maybeProse(input.notes, NOTES_MAX, 'notes');
  return changeItem(ctx, input.itemId, 'edit', async (tx, event) => {
    if (typeof input.personId === 'string')
      await checkMember(tx, event.communityId, input.personId, 'personId');
    return (
      (await affected(
        tx,
        `update agenda_item set title = coalesce($3, title), notes = coalesce($4, notes),
           minutes = case when $5 then $6::int else minutes end,
           person_id = case when $7 then $8::uuid else person_id end, version = version + 1
          where id = $1 and version = $2 and state = 'OPEN'`,
        [
          input.itemId,
          input.version,
          title,
          notes,
          input.minutes !== undefined,
          input.minutes ?? null,
          input.personId !== undefined,
          input.personId ?? null,
        ],
      )) > 0
    );
  });
}

/** Takes it off the agenda; it can be brought back. @throws ConflictError as `editAgendaItem` */
export const dropAgendaItem = (
  ctx: Context,
  { itemId, version }: AgendaItemVersionInput,
): Promise<CommunityEvent> =>
  changeItem(ctx, itemId, 'edit', (tx) =>
    moves(tx, itemId, version, [AgendaItemState.OPEN], AgendaItemState.DROPPED),
  );

/** Puts it back where it was. What stands there already stays as it is. */
export const restoreAgendaItem = (ctx: Context, itemId: string): Promise<CommunityEvent> =>
  changeItem(ctx, itemId, 'edit', async (tx, event) => {
    await checkRoom(tx, event.id);
    await moves(tx, itemId, null, [AgendaItemState.DROPPED], AgendaItemState.OPEN);
    return true;
  });

/** Whether it was talked about. @throws ConflictError as `editAgendaItem` */
export const settleAgendaItem = (
  ctx: Context,
  { itemId, version, done }: SettleAgendaItemInput,
): Promise<CommunityEvent> =>
  changeItem(ctx, itemId, 'settle', (tx) =>
    done
      ? moves(tx, itemId, version, [AgendaItemState.OPEN], AgendaItemState.DONE)
      : moves(tx, itemId, version, [AgendaItemState.DONE], AgendaItemState.OPEN),
  );

async function moves(
  tx: Context,
  itemId: string,
  version: number | null,
  from: AgendaItemState[],
  to: AgendaItemState,
): Promise<boolean> {
  const moved = await affected(
    tx,
    `update agenda_item set state = $4, version = version + 1
      where id = $1 and ($2::int is null or version = $2) and state = any($3)`,
    [itemId, version, from, to],
  );
  return moved > 0;
}

/** Puts points into an order; those that are not named follow by votes. @throws InvalidError when one is not there */
export function orderAgenda(ctx: Context, input: OrderAgendaInput): Promise<CommunityEvent> {
  const { itemIds } = input;
  if (new Set(itemIds).size < itemIds.length) {
    throw new InvalidError({ path: 'itemIds', rule: 'arrayUnique' });
  }
  if (!itemIds.every(isId)) throw new InvalidError({ path: 'itemIds', rule: 'exists' });
  return changeEvent(ctx, input.eventId, 'lookAfter', async (tx, event) => {
    const placed = await rows(
      tx,
      `select 1 from agenda_item where event_id = $1 and id = any($2::uuid[]) and state <> 'DROPPED'`,
      [event.id, itemIds],
    );
    if (placed.length < itemIds.length) throw new InvalidError({ path: 'itemIds', rule: 'exists' });
    await rows(
      tx,
      `update agenda_item set position = array_position($2::uuid[], id) - 1 where event_id = $1`,
      [event.id, itemIds],
    );
  });
}

/** The same again changes nothing: there is one vote of each. */
export const voteForAgendaItem = (ctx: Context, itemId: string): Promise<CommunityEvent> =>
  changeItem(ctx, itemId, 'vote', async (tx) => {
    await rows(
      tx,
      `with v as (
         insert into agenda_vote (item_id, person_id, cast_at)
         select id, $2, $3 from agenda_item where id = $1 and state = 'OPEN' on conflict do nothing returning item_id
       ) update agenda_item i set vote_count = vote_count + 1 from v where i.id = v.item_id`,
      [itemId, tx.viewer.personId, tx.clock.now()],
    );
    return true;
  });

export const withdrawAgendaVote = (ctx: Context, itemId: string): Promise<CommunityEvent> =>
  changeItem(ctx, itemId, 'vote', async (tx) => {
    await rows(
      tx,
      `with v as (delete from agenda_vote where item_id = $1 and person_id = $2 returning item_id)
       update agenda_item i set vote_count = vote_count - 1 from v where i.id = v.item_id`,
      [itemId, tx.viewer.personId],
    );
    return true;
  });

/**
 * A change of one point, through the door of its event.
 * @param change false when somebody else was first
 */
async function changeItem(
  ctx: Context,
  itemId: string,
  action: ItemAction,
  change: (tx: Context, event: CommunityEvent) => Promise<boolean>,
): Promise<CommunityEvent> {
  const [item] = isId(itemId)
    ? await rows<{ eventId: string }>(
        ctx,
        'select event_id as "eventId" from agenda_item where id = $1',
        [itemId],
      )
    : [];
  // What is not there is answered by the same door, in the same way.
  return changeEvent(ctx, item?.eventId ?? '', 'read', async (tx, event) => {
    await itemIn(tx, event, itemId, action);
    if (!(await change(tx, event))) throw new ConflictError('VERSION');
  });
}
