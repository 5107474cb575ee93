import { lockCommunity } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { offerDue } from './offers';
import { plan } from './planning/plan';
import type { Choice } from './planning/pool';
import { type PlannedTurn, poolOf } from './pool.facts';
import { settlePowers } from './powers';
import { rotationColumns } from './rotation.entity';
import { followEvents, makeSlots, type PlannedRotation, settleBegun } from './slots';
import { step } from './steps';

/**
 * Plans the turns of a rotation anew: what has changed is followed, what is nobody's is given to whoever carried
 * least, what is near is offered, powers are lent. Nothing else changes; called twice, the second changes nothing.
 * @param tx inside a transaction that holds the community's row lock
 * @param anew what is only planned may become somebody else's
 */
async function replan(tx: Context, rotationId: string, anew: boolean): Promise<void> {
  const [rotation] = await rows<PlannedRotation>(
    tx,
    `select ${rotationColumns('r')} from rotation r join community c on c.id = r.community_id
      where r.id = $1 and r.ended_at is null and c.archived_at is null`,
    [rotationId],
  );
  if (!rotation) return settlePowers(tx, rotationId);
  await followEvents(tx, rotation);
  await makeSlots(tx, rotation);
  await settleBegun(tx, rotation);
  const { pool, turns } = await poolOf(tx, rotation);
  if (anew) pool.slots = pool.slots.map((slot) => (slot.firm ? slot : { ...slot, personId: null }));
  for (const [index, choice] of plan(pool).entries()) {
    await apply(tx, turns[index] as PlannedTurn, choice);
  }
  await offerDue(tx, rotation);
  await settlePowers(tx, rotation.id);
}

/**
 * All of a community: a turn in one rotation keeps its person from another at the same time.
 * @param anew a rotation in which nothing was held yet, and whose pool has grown
 */
export async function replanCommunity(
  tx: Context,
  communityId: string,
  anew: string | null = null,
): Promise<void> {
  await lockCommunity(tx, communityId);
  const found = await rows<{ id: string }>(
    tx,
    // Those of a series first: what is theirs is not the community's. One that has ended plans nothing, but what it has
    // lent ends with the turn all the same.
    `select id from rotation r where community_id = $1 and (ended_at is null or exists (
        select 1 from turn t join lent_role l on l.key = t.id where t.rotation_id = r.id))
      order by series_id is null, created_at, id`,
    [communityId],
  );
  for (const { id } of found) await replan(tx, id, id === anew);
}

async function apply(
  tx: Context,
  turn: PlannedTurn,
  { chosen, personId, shadows }: Choice,
): Promise<void> {
  const changed = chosen !== null && turn.personId !== personId;
  if (changed) {
    await rows(
      tx,
      `update turn set person_id = $2, reason = $3, reason_facts = $4, state = 'PLANNED', offered_at = null,
          expires_at = null, accepted_at = null, swap_wanted_at = null, version = version + 1 where id = $1`,
      [turn.id, personId, chosen.reason, JSON.stringify(chosen.facts)],
    );
    await step(tx, turn.id, personId ? 'PLANNED' : 'LEFT_OPEN', personId, chosen.facts);
  }
  await setShadows(tx, turn, shadows);
}

async function setShadows(tx: Context, turn: PlannedTurn, shadows: string[]): Promise<void> {
  const gone = turn.shadows.filter((personId) => !shadows.includes(personId));
  const come = shadows.filter((personId) => !turn.shadows.includes(personId));
  if (gone.length > 0) {
    await rows(
      tx,
      `delete from turn_companion where turn_id = $1 and role = 'SHADOW' and person_id = any($2)`,
      [turn.id, gone],
    );
  }
  for (const personId of come) {
    await rows(
      tx,
      `insert into turn_companion (turn_id, person_id, role, added_at) values ($1, $2, 'SHADOW', $3)
       on conflict do nothing`,
      [turn.id, personId, tx.clock.now()],
    );
    await step(tx, turn.id, 'JOINED', personId, { role: 'SHADOW' });
  }
}
