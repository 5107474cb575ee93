import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { isId } from '../kernel/ids';
import type { Turn } from './turn.entity';

/** Whether somebody is in a pool, and could take a turn at all. */
export async function inPoolOf(
  tx: Context,
  rotationId: string,
  personId: string,
): Promise<boolean> {
  if (!isId(personId)) return false;
  const found = await rows(
    tx,
    `select 1 from rotation_member m join person p on p.id = m.person_id and p.deactivated_at is null
      where m.rotation_id = $1 and m.person_id = $2 and m.left_at is null`,
    [rotationId, personId],
  );
  return found.length > 0;
}

/**
 * Whether somebody can at the time of a turn: is not away, and has no other turn of the community then. What they have
 * carried, and how many in a row, is their own affair when they want it.
 * @param except another turn that they would give away for it
 */
export async function isFreeAt(
  tx: Context,
  turn: Pick<Turn, 'id' | 'communityId' | 'rotationId' | 'startsAt' | 'endsAt'>,
  personId: string,
  except: string | null = null,
): Promise<boolean> {
  const [busy] = await rows(
    tx,
    `select 1 from rotation r join rotation_absence a on a.rotation_id = r.id
      where r.id = $1 and a.person_id = $2
        and (a.from_on::timestamp at time zone r.time_zone) < $4
        and ((a.until_on + 1)::timestamp at time zone r.time_zone) > $3
     union all
     select 1 from turn t
      where t.community_id = $5 and t.id <> $6 and t.id is distinct from $7::uuid
        and t.state in ('PLANNED', 'OFFERED', 'ACCEPTED') and t.starts_at < $4 and t.ends_at > $3
        and ((t.person_id = $2 and t.state <> 'PLANNED') or exists (select 1 from turn_companion tc
          where tc.turn_id = t.id and tc.person_id = $2 and tc.role = 'CO'))
     limit 1`,
    [turn.rotationId, personId, turn.startsAt, turn.endsAt, turn.communityId, turn.id, except],
  );
  return !busy;
}
