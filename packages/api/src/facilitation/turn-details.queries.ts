import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { defineLoader, grouped, inOrder } from '../kernel/loaders';
import { type Handover, handoverColumns } from './handover.entity';
import { standingIn } from './rotations.queries';
import type { Turn, TurnPass, TurnStep } from './turn.entity';

/** What happened to turns, in order. Steps that nobody but those who look after it may see are told apart by the caller. */
export const stepsLoader = defineLoader<string, TurnStep[]>(async (ctx, turnIds) => {
  const found = await rows<TurnStep>(
    ctx,
    `select s.id, s.turn_id as "turnId", s.what, s.at, s.person_id as "personId", s.by_id as "byId"
       from turn_step s where s.turn_id = any($1) order by s.at, s.id`,
    [turnIds],
  );
  return grouped(turnIds, found, (row) => row.turnId);
});

/** Whether the viewer sees who passed a turn on. */
export const seesPasses = (ctx: Context, { rotation }: Turn): boolean =>
  standingIn(ctx, rotation).looksAfter;

/**
 * What happened to a turn, as the viewer may know it. That somebody passed it on is between them and those who look
 * after the community, and so are the offers: who was asked before another had it, has passed it on.
 */
export async function historyOf(ctx: Context, turn: Turn): Promise<TurnStep[]> {
  const steps = await stepsLoader(ctx).load(turn.id);
  if (seesPasses(ctx, turn)) return steps;
  const own = (step: TurnStep): boolean => step.personId === ctx.viewer.personId;
  return steps.filter((step) => !ASKING.has(step.what) || own(step));
}

const ASKING = new Set<string>([
  'PLANNED',
  'OFFERED',
  'ASSIGNED',
  'DECLINED',
  'EXPIRED',
  'LEFT_OPEN',
]);

export const passesLoader = defineLoader<string, TurnPass[]>(async (ctx, turnIds) => {
  const found = await rows<TurnPass>(
    ctx,
    `select p.turn_id as "turnId", p.person_id as "personId", p.how, p.at from turn_pass p
      where p.turn_id = any($1) order by p.at, p.person_id`,
    [turnIds],
  );
  return grouped(turnIds, found, (row) => row.turnId);
});

export const handoverLoader = defineLoader<string, Handover | null>(async (ctx, turnIds) => {
  const found = await rows<Handover>(
    ctx,
    `select ${handoverColumns('h')} from handover h where h.turn_id = any($1)`,
    [turnIds],
  );
  return inOrder(turnIds, found, (row) => row.turnId);
});

/** What the last one before left, that left something. */
export const previousHandoverLoader = defineLoader<string, Handover | null>(
  async (ctx, turnIds) => {
    const found = await rows<Handover & { forTurnId: string }>(
      ctx,
      `select t.id as "forTurnId", w.* from turn t cross join lateral (
         select ${handoverColumns('h')} from turn o join handover h on h.turn_id = o.id
          where o.rotation_id = t.rotation_id and (o.starts_at, o.id) < (t.starts_at, t.id)
          order by o.starts_at desc, o.id desc limit 1) w
        where t.id = any($1)`,
      [turnIds],
    );
    return inOrder(turnIds, found, (row) => row.forTurnId);
  },
);

/** What was ticked off, by turn. */
export interface Tick {
  turnId: string;
  item: string;
  tickedById: string | null;
  tickedAt: Date;
}

export const ticksLoader = defineLoader<string, Tick[]>(async (ctx, turnIds) => {
  const found = await rows<Tick>(
    ctx,
    `select k.turn_id as "turnId", k.item, k.ticked_by as "tickedById", k.ticked_at as "tickedAt"
       from turn_tick k where k.turn_id = any($1)`,
    [turnIds],
  );
  return grouped(turnIds, found, (row) => row.turnId);
});
