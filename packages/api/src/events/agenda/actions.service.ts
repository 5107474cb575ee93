import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import { changeEvent } from '../event.change';
import type { CommunityEvent } from '../event.entity';
import { line } from '../text';
import {
  ACTION_TEXT_MAX,
  ACTIONS_MAX,
  type ActionVersionInput,
  type AddActionInput,
  type EditActionInput,
  type SettleActionInput,
} from './actions.inputs';
import { actionIn } from './actions.queries';
import type { EventActionPermissions } from './event-action.entity';
import { checkMember } from './member';

/** As far ahead as anybody plans; a year that was mistyped lies beyond. */
const YEARS_AHEAD = 5;

/** Writes down what somebody will do. The same key again writes it once. */
export async function addAction(ctx: Context, input: AddActionInput): Promise<CommunityEvent> {
  const text = line(input.text, ACTION_TEXT_MAX, 'text');
  const dueOn = day(ctx, input.dueOn);
  return changeEvent(ctx, input.eventId, 'writeMinutes', async (tx, event) => {
    if (typeof input.ownerId === 'string')
      await checkMember(tx, event.communityId, input.ownerId, 'ownerId');
    await once(
      tx,
      { mutation: 'addAction', input },
      async (id) => {
        await checkRoom(tx, event.id);
        await rows(
          tx,
          `insert into event_action (id, community_id, event_id, text, owner_id, due_on, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6::date, $7, $8)`,
          [
            id,
            event.communityId,
            event.id,
            text,
            input.ownerId ?? null,
            dueOn,
            tx.viewer.personId,
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
    'select count(*)::int as taken from event_action where event_id = $1 and dropped_at is null',
    [eventId],
  );
  if (room && room.taken >= ACTIONS_MAX)
    throw new InvalidError({ path: 'eventId', rule: 'tooMany' });
}

/** @throws ConflictError when it is not the version that was seen */
export async function editAction(ctx: Context, input: EditActionInput): Promise<CommunityEvent> {
  const text = input.text == null ? null : line(input.text, ACTION_TEXT_MAX, 'text');
  const dueOn = day(ctx, input.dueOn);
  return changeAction(ctx, input.actionId, 'edit', async (tx, event) => {
    if (typeof input.ownerId === 'string')
      await checkMember(tx, event.communityId, input.ownerId, 'ownerId');
    return (
      (await affected(
        tx,
        `update event_action set text = coalesce($3, text),
           owner_id = case when $4 then $5::uuid else owner_id end,
           due_on = case when $6 then $7::date else due_on end, version = version + 1
          where id = $1 and version = $2 and dropped_at is null`,
        [
          input.actionId,
          input.version,
          text,
          input.ownerId !== undefined,
          input.ownerId ?? null,
          input.dueOn !== undefined,
          dueOn,
        ],
      )) > 0
    );
  });
}

/** Done, or not after all. @throws ConflictError as `editAction` */
export const settleAction = (
  ctx: Context,
  { actionId, version, done }: SettleActionInput,
): Promise<CommunityEvent> =>
  changeAction(ctx, actionId, 'done', async (tx) => {
    const settled = await affected(
      tx,
      `update event_action set done_at = case when $3 then $4::timestamptz end,
         done_by = case when $3 then $5::uuid end, version = version + 1
        where id = $1 and version = $2 and dropped_at is null`,
      [actionId, version, done, tx.clock.now(), tx.viewer.personId],
    );
    return settled > 0;
  });

/** Takes it away; it can be brought back. @throws ConflictError as `editAction` */
export const dropAction = (
  ctx: Context,
  { actionId, version }: ActionVersionInput,
): Promise<CommunityEvent> =>
  changeAction(ctx, actionId, 'edit', async (tx) => {
    const dropped = await affected(
      tx,
      `update event_action set dropped_at = $3, version = version + 1
        where id = $1 and version = $2 and dropped_at is null`,
      [actionId, version, tx.clock.now()],
    );
    return dropped > 0;
  });

/** What was not dropped stays as it is. */
export const restoreAction = (ctx: Context, actionId: string): Promise<CommunityEvent> =>
  changeAction(ctx, actionId, 'edit', async (tx, event) => {
    await checkRoom(tx, event.id);
    await rows(
      tx,
      `update event_action set dropped_at = null, version = version + 1
        where id = $1 and dropped_at is not null`,
      [actionId],
    );
    return true;
  });

async function changeAction(
  ctx: Context,
  actionId: string,
  action: keyof EventActionPermissions,
  change: (tx: Context, event: CommunityEvent) => Promise<boolean>,
): Promise<CommunityEvent> {
  const [found] = isId(actionId)
    ? await rows<{ eventId: string }>(
        ctx,
        'select event_id as "eventId" from event_action where id = $1',
        [actionId],
      )
    : [];
  return changeEvent(ctx, found?.eventId ?? '', 'read', async (tx, event) => {
    await actionIn(tx, event, actionId, action);
    if (!(await change(tx, event))) throw new ConflictError('VERSION');
  });
}

/** @throws InvalidError when there is no such day, or it is further away than anybody plans */
function day(ctx: Context, dueOn: string | null | undefined): string | null {
  if (!dueOn) return null;
  const path = 'dueOn';
  const now = ctx.clock.now().getUTCFullYear();
  try {
    const { year } = Temporal.PlainDate.from(dueOn, { overflow: 'reject' });
    if (Math.abs(year - now) > YEARS_AHEAD) throw new InvalidError({ path, rule: 'tooFarAhead' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError({ path, rule: 'matches' });
  }
  return dueOn;
}
