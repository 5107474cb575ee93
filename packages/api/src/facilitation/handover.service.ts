import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { renderMarkdown } from '../kernel/markdown';
import { emit } from '../kernel/signals';
import { storable } from '../kernel/storable';
import { changeTurn } from './change';
import { CHECKLIST } from './checklist';
import type { HandOverInput, TickTurnInput } from './facilitation.inputs';
import { handedOver } from './facilitation.signals';
import { HandoverItemKind } from './facilitation.types';
import { step } from './steps';
import type { Turn } from './turn.entity';

/** Ticks an item of the short list, or takes that back. */
export function tickTurn(ctx: Context, { turnId, item, done }: TickTurnInput): Promise<Turn> {
  if (!CHECKLIST.some(({ key }) => key === item)) {
    throw new InvalidError({ path: 'item', rule: 'exists' });
  }
  return changeTurn(ctx, turnId, 'tick', (tx, turn) => tick(tx, turn.id, item, done));
}

async function tick(tx: Context, turnId: string, item: string, done: boolean): Promise<void> {
  const sql = done
    ? `insert into turn_tick (turn_id, item, ticked_by, ticked_at) values ($1, $2, $3, $4) on conflict do nothing`
    : 'delete from turn_tick where turn_id = $1 and item = $2';
  const values = [turnId, item, tx.viewer.personId, tx.clock.now()];
  await rows(tx, sql, done ? values : values.slice(0, 2));
}

/**
 * Closes the turn with what the next one needs to know, and ends its powers. What was handed over can be written anew;
 * that tells nobody a second time.
 * @throws ConflictError VERSION when somebody has written it meanwhile
 */
export async function handOver(ctx: Context, input: HandOverInput): Promise<Turn> {
  const texts = [input.happenedMarkdown, input.openMarkdown ?? '', input.tryMarkdown ?? ''].map(
    clean,
  );
  if (!texts.some((text) => text.trim() !== '')) {
    throw new InvalidError({ path: 'happenedMarkdown', rule: 'isNotEmpty' });
  }
  const written = await Promise.all(
    texts.map(async (markdown) => [markdown, (await renderMarkdown(ctx.services, markdown)).html]),
  );
  const items = (input.items ?? []).map(({ kind, id }) => ({ kind, id }));
  return changeTurn(ctx, input.turnId, 'handOver', async (tx, turn) => {
    const now = tx.clock.now();
    await areHere(tx, turn.communityId, items);
    const values = [turn.id, ...written.flat(), JSON.stringify(items), tx.viewer.personId, now];
    const made = await rows(
      tx,
      input.version === 0
        ? `insert into handover (turn_id, happened_markdown, happened_html, open_markdown, open_html, try_markdown,
             try_html, items, written_by, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict do nothing returning turn_id`
        : `update handover set happened_markdown = $2, happened_html = $3, open_markdown = $4, open_html = $5,
             try_markdown = $6, try_html = $7, items = $8, written_by = $9, written_at = $10, version = version + 1
            where turn_id = $1 and version = $11 returning turn_id`,
      input.version === 0 ? values : [...values, input.version],
    );
    if (made.length === 0) throw new ConflictError('VERSION');
    await tick(tx, turn.id, 'handOver', true);
    await step(tx, turn.id, 'HANDED_OVER', turn.personId);
    await close(tx, turn.id);
    if (input.version === 0) await tell(tx, turn);
  });
}

/** What goes with it is of this community. @throws InvalidError when something is not there */
async function areHere(
  tx: Context,
  communityId: string,
  items: Array<{ kind: HandoverItemKind; id: string }>,
): Promise<void> {
  const ids = (kind: HandoverItemKind) => [
    ...new Set(items.filter((item) => item.kind === kind).map(({ id }) => id)),
  ];
  const [actions, questions, members] = [
    ids(HandoverItemKind.ACTION),
    ids(HandoverItemKind.QUESTION),
    ids(HandoverItemKind.MEMBER),
  ];
  const here = await rows(
    tx,
    `select a.id from event_action a where a.id = any($2::uuid[]) and a.community_id = $1
     union all select t.id from thread t where t.id = any($3::uuid[]) and t.community_id = $1
     union all select m.person_id from membership m
       where m.person_id = any($4::uuid[]) and m.community_id = $1 and m.state = 'ACTIVE'`,
    [communityId, actions, questions, members],
  );
  if (here.length < actions.length + questions.length + members.length) {
    throw new InvalidError({ path: 'items', rule: 'exists' });
  }
}

const clean = (text: string): string => storable(text).replace(/\r\n?/g, '\n');

/** It was carried; its powers end. Nothing, when it is closed. */
export async function close(tx: Context, turnId: string): Promise<void> {
  const closed = await rows<{ personId: string }>(
    tx,
    `update turn set state = 'CLOSED', closed_at = $2, swap_wanted_at = null, version = version + 1,
        powers_until = least(powers_until, $2)
      where id = $1 and state = 'ACCEPTED' returning person_id as "personId"`,
    [turnId, tx.clock.now()],
  );
  for (const { personId } of closed) await step(tx, turnId, 'CLOSED', personId);
}

async function tell(tx: Context, turn: Turn): Promise<void> {
  const [next] = await rows<{ id: string; personId: string | null }>(
    tx,
    `select id, person_id as "personId" from turn where rotation_id = $1 and state in ('PLANNED', 'OFFERED', 'ACCEPTED')
        and (starts_at, id) > ($2, $3) order by starts_at, id limit 1`,
    [turn.rotationId, turn.startsAt, turn.id],
  );
  await emit(tx, handedOver, {
    turnId: turn.id,
    communityId: turn.communityId,
    version: turn.version,
    byId: tx.viewer.personId,
    nextPersonId: next?.personId ?? null,
    nextTurnId: next?.id ?? null,
  });
}
