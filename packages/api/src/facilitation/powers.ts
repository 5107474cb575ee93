import { endLending, lendRole } from '../communities/lent-roles';
import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { POWER_DAYS } from './facilitation.types';

interface Holding {
  id: string;
  communityId: string;
  personId: string;
  startsAt: Date;
  endsAt: Date;
  previousEnd: Date | null;
  powersFrom: Date | null;
  powersUntil: Date | null;
  /** Whom they are lent to now. */
  holderId: string | null;
}

/**
 * Lends a facilitator's powers to those who have turns, and takes them back from those who have them no longer: from
 * the end of the turn before, or a week before the start, until it is handed over, or a week after the end.
 * Afterwards what is lent is what the turns say, whatever became of them.
 */
export async function settlePowers(tx: Context, rotationId: string): Promise<void> {
  const now = tx.clock.now();
  const holdings = await rows<Holding>(
    tx,
    `select t.id, t.community_id as "communityId", t.person_id as "personId", t.starts_at as "startsAt",
            t.ends_at as "endsAt", t.powers_from as "powersFrom", t.powers_until as "powersUntil",
            l.person_id as "holderId",
            (select max(o.ends_at) from turn o where o.rotation_id = t.rotation_id and o.state <> 'SKIPPED'
               and o.starts_at < t.starts_at and o.ends_at <= t.starts_at) as "previousEnd"
       from turn t left join lent_role l on l.key = t.id
      where t.rotation_id = $1 and t.state = 'ACCEPTED' and t.ends_at > $2`,
    [rotationId, later(now, -POWER_DAYS * DAY)],
  );
  for (const holding of holdings) await lend(tx, holding);
  const stale = await rows<{ key: string }>(
    tx,
    `select l.key from lent_role l join rotation r on r.id = $1 and r.community_id = l.community_id
       left join turn t on t.id = l.key
      where t.id is null or (t.rotation_id = $1 and (t.state <> 'ACCEPTED' or t.person_id <> l.person_id))`,
    [rotationId],
  );
  for (const { key } of stale) await endLending(tx, key);
  await rows(
    tx,
    `update turn set powers_from = null, powers_until = null
      where rotation_id = $1 and state <> 'ACCEPTED' and powers_from is not null and state <> 'CLOSED'`,
    [rotationId],
  );
}

async function lend(tx: Context, holding: Holding): Promise<void> {
  const { id, communityId, personId, startsAt, endsAt, previousEnd } = holding;
  const week = later(startsAt, -POWER_DAYS * DAY);
  const from = previousEnd && previousEnd > week ? previousEnd : week;
  const until = later(endsAt, POWER_DAYS * DAY);
  const same =
    holding.holderId === personId &&
    holding.powersFrom?.getTime() === from.getTime() &&
    holding.powersUntil?.getTime() === until.getTime();
  if (same) return;
  await rows(tx, 'update turn set powers_from = $2, powers_until = $3 where id = $1', [
    id,
    from,
    until,
  ]);
  await lendRole(tx, { communityId, personId, key: id, from, until });
}
