import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { step } from './steps';

/**
 * Takes somebody out of a pool. Turns that are not over are openly nobody's until they are planned anew, and they
 * accompany nobody any more; what they have carried stays.
 */
export async function leave(tx: Context, rotationId: string, personId: string): Promise<void> {
  const now = tx.clock.now();
  await rows(
    tx,
    `update rotation_member set left_at = $3 where rotation_id = $1 and person_id = $2 and left_at is null`,
    [rotationId, personId, now],
  );
  await rows(tx, 'delete from rotation_absence where rotation_id = $1 and person_id = $2', [
    rotationId,
    personId,
  ]);
  const given = await rows<{ id: string }>(
    tx,
    `update turn set ${NOBODYS} where rotation_id = $1 and person_id = $2 and ends_at > $3
        and state in ('PLANNED', 'OFFERED', 'ACCEPTED') returning id`,
    [rotationId, personId, now],
  );
  for (const { id } of given) await step(tx, id, 'STEPPED_BACK', personId);
  await rows(
    tx,
    `delete from turn_companion tc using turn t
      where t.id = tc.turn_id and t.rotation_id = $1 and tc.person_id = $2 and t.ends_at > $3`,
    [rotationId, personId, now],
  );
}

/** What is set on a turn that is openly nobody's. */
export const NOBODYS = `person_id = null, reason = 'NOBODY', reason_facts = '{}', state = 'PLANNED',
  offered_at = null, expires_at = null, accepted_at = null, swap_wanted_at = null, version = version + 1`;
