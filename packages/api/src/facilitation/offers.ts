import { DAY, HOUR, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { emit } from '../kernel/signals';
import { turnOffered, turnOpen, turnPassedOn } from './facilitation.signals';
import type { PlannedRotation } from './slots';
import { step } from './steps';

interface Due {
  id: string;
  personId: string | null;
  startsAt: Date;
  /** Others had it before. */
  passed: boolean;
}

/** Offers what is near to whom it is planned for; of what is nobody's, those who look after the community hear once. */
export async function offerDue(tx: Context, rotation: PlannedRotation): Promise<void> {
  const now = tx.clock.now();
  const due = await rows<Due>(
    tx,
    `select t.id, t.person_id as "personId", t.starts_at as "startsAt",
            exists (select 1 from turn_pass p where p.turn_id = t.id) as passed
       from turn t
      where t.rotation_id = $1 and t.state = 'PLANNED' and t.ends_at > $2 and t.starts_at <= $3
        and case when t.person_id is null then t.offered_at is null else t.starts_at > $2 end
      order by t.starts_at, t.id`,
    [rotation.id, now, later(now, rotation.offerDaysBefore * DAY)],
  );
  for (const turn of due) {
    if (turn.personId) await offer(tx, rotation, { ...turn, personId: turn.personId });
    else await leaveOpen(tx, rotation, turn.id);
  }
}

/** Asks one person; until it is answered or expires, it is nobody else's. */
export async function offer(
  tx: Context,
  { communityId, offerHours }: Pick<PlannedRotation, 'communityId' | 'offerHours'>,
  { id: turnId, personId, startsAt, passed }: Due & { personId: string },
): Promise<void> {
  const now = tx.clock.now();
  const waits = later(now, offerHours * HOUR);
  const expiresAt = waits < startsAt ? waits : startsAt;
  const [turn] = await rows<{ version: number }>(
    tx,
    `update turn set state = 'OFFERED', offered_at = $2, expires_at = $3, version = version + 1
      where id = $1 returning version`,
    [turnId, now, expiresAt],
  );
  if (!turn) return;
  await step(tx, turnId, 'OFFERED', personId, { expiresAt });
  const told = { turnId, communityId, personId, version: turn.version, byId: tx.viewer.personId };
  await emit(tx, passed ? turnPassedOn : turnOffered, told);
}

async function leaveOpen(
  tx: Context,
  { communityId }: PlannedRotation,
  turnId: string,
): Promise<void> {
  const [turn] = await rows<{ version: number }>(
    tx,
    'update turn set offered_at = $2, version = version + 1 where id = $1 returning version',
    [turnId, tx.clock.now()],
  );
  if (!turn) return;
  await step(tx, turnId, 'LEFT_OPEN', null);
  await emit(tx, turnOpen, { turnId, communityId, version: turn.version, byId: null });
}
