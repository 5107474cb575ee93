import { anEvent } from '../src/events/event.factory';
import type { Context } from '../src/kernel/context';
import { rows } from '../src/kernel/database/statements';
import { newId } from '../src/kernel/ids';

/** A rotation with one in its pool, who has a turn that has begun, and is offered one that comes. */
export async function aRotation(
  ctx: Context,
  given: { communityId: string; personId: string; seriesId?: string; days?: number },
) {
  const { communityId, personId, seriesId = null, days = 0 } = given;
  const now = ctx.clock.now();
  const rotation = newId();
  await rows(
    ctx,
    `insert into rotation (id, community_id, series_id, cadence, time_zone, seed, created_at)
     values ($1, $2, $4, 'EVENT', 'Europe/Lisbon', 'seed', $3)`,
    [rotation, communityId, now, seriesId],
  );
  await rows(
    ctx,
    `insert into rotation_member (rotation_id, person_id, joined_at, shadowed_at) values ($1, $2, $3, $3)`,
    [rotation, personId, now],
  );
  const made = { rotation, communityId };
  const inDays = (count: number) => now.getTime() + (days + count) * 86_400_000;
  return {
    ...made,
    runningTurn: await aTurn(ctx, made, personId, new Date(now.getTime() - 600_000), 'ACCEPTED'),
    offeredTurn: await aTurn(ctx, made, personId, new Date(inDays(10)), 'OFFERED'),
    laterTurn: await aTurn(ctx, made, personId, new Date(inDays(17)), 'OFFERED'),
  };
}

interface Made {
  rotation: string;
  communityId: string;
}

/** One more turn that somebody has accepted, so many days from now. */
export const another = (ctx: Context, made: Made, personId: string, days: number) =>
  aTurn(ctx, made, personId, new Date(ctx.clock.now().getTime() + days * 86_400_000), 'ACCEPTED');

async function aTurn(
  ctx: Context,
  { rotation, communityId }: Made,
  personId: string,
  startsAt: Date,
  state: 'ACCEPTED' | 'OFFERED',
): Promise<string> {
  const event = await anEvent(ctx, {
    communityId,
    startsOn: startsAt.toISOString().slice(0, 16),
    timeZone: 'UTC',
  });
  const id = newId();
  await rows(
    ctx,
    `insert into turn (id, rotation_id, community_id, event_id, starts_at, ends_at, person_id, state, expires_at, reason,
        created_at)
     select $1, $2, $3, e.id, e.starts_at, e.ends_at, $5, $6, case when $6 = 'OFFERED' then e.starts_at end,
        'ONLY_ONE', $7 from event e where e.id = $4`,
    [id, rotation, communityId, event.id, personId, state, ctx.clock.now()],
  );
  return id;
}
