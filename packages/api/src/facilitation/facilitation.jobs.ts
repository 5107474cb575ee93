import { lockCommunity } from '../communities/communities.queries';
import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { defineJob } from '../kernel/jobs';
import { transaction } from '../kernel/transaction';
import { POWER_DAYS } from './facilitation.types';
import { close } from './handover.service';
import { replanCommunity } from './replan';
import { passOn } from './turns.service';

/**
 * Each minute: offers that expired pass on, what is near is offered, what has begun without anybody is openly nobody's,
 * and what nobody handed over within a week is closed.
 */
defineJob<object>('facilitation.turn', {
  everyMinute: true,
  async run(ctx) {
    await goOnEach(ctx, await due(ctx));
  },
});

/** Each hour: the plans go on, and see what no hook has told, such as a closed account. */
defineJob<object>('facilitation.plan', {
  cron: '17 * * * *',
  async run(ctx) {
    const found = await rows<{ id: string }>(
      ctx,
      `select distinct r.community_id as id from rotation r join community c on c.id = r.community_id
        where r.ended_at is null and c.archived_at is null`,
    );
    await goOnEach(
      ctx,
      found.map(({ id }) => id),
    );
  },
});

/** Communities in which the time has come for something. */
async function due(ctx: Context): Promise<string[]> {
  const now = ctx.clock.now();
  const found = await rows<{ id: string }>(
    ctx,
    `select distinct t.community_id as id from turn t join rotation r on r.id = t.rotation_id
       join community c on c.id = t.community_id
      where (t.state = 'ACCEPTED' and t.ends_at <= $2)
         or (r.ended_at is null and c.archived_at is null and (
              (t.state = 'OFFERED' and t.expires_at <= $1)
           or (t.state = 'PLANNED' and t.ends_at > $1 and t.starts_at <= $1 + r.offer_days_before * interval '1 day'
               and (t.person_id is not null or t.offered_at is null))))`,
    [now, later(now, -POWER_DAYS * DAY)],
  );
  return found.map(({ id }) => id);
}

/** One that cannot be gone on with keeps no other waiting. */
async function goOnEach(ctx: Context, communityIds: string[]): Promise<void> {
  let failed: unknown;
  for (const communityId of communityIds) {
    try {
      await goOnWithTurns(ctx, communityId);
    } catch (error) {
      ctx.log.error({ err: error, community: communityId }, 'turns not gone on with');
      failed = error;
    }
  }
  if (failed) throw failed;
}

/** One community in one transaction, under its lock: what the time has come for is done. */
export async function goOnWithTurns(ctx: Context, communityId: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    await lockCommunity(tx, communityId);
    const now = tx.clock.now();
    const expired = await rows<{ id: string; personId: string }>(
      tx,
      `select t.id, t.person_id as "personId" from turn t
        where t.community_id = $1 and t.state = 'OFFERED' and t.expires_at <= $2 order by t.starts_at, t.id`,
      [communityId, now],
    );
    for (const { id, personId } of expired) await passOn(tx, id, personId, 'EXPIRED');
    const over = await rows<{ id: string }>(
      tx,
      `select id from turn where community_id = $1 and state = 'ACCEPTED' and ends_at <= $2`,
      [communityId, later(now, -POWER_DAYS * DAY)],
    );
    for (const { id } of over) await close(tx, id);
    await replanCommunity(tx, communityId);
  });
}
