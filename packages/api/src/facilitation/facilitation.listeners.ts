import { onMembershipTurn } from '../communities/hooks';
import {
  keepsOccurrence,
  onEventTimesChanged,
  onOccurrencesStored,
  type StoredOccurrence,
} from '../events/events.hooks';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { close } from './handover.service';
import { leave } from './leaving';
import { replanCommunity } from './replan';

/** Whoever is a member no longer takes no turns; the plans go on without them. */
onMembershipTurn(async (tx, { communityId, personId, active }) => {
  if (active) return;
  const pools = await rows<{ rotationId: string }>(
    tx,
    `select m.rotation_id as "rotationId" from rotation_member m join rotation r on r.id = m.rotation_id
      where r.community_id = $1 and m.person_id = $2 and m.left_at is null order by r.created_at, r.id`,
    [communityId, personId],
  );
  for (const { rotationId } of pools) await leave(tx, rotationId, personId);
  // What they have taken and is over is closed: who comes back within the week has no powers of it.
  const over = await rows<{ id: string }>(
    tx,
    `select id from turn where community_id = $1 and person_id = $2 and state = 'ACCEPTED' order by id`,
    [communityId, personId],
  );
  for (const { id } of over) await close(tx, id);
  if (pools.length + over.length > 0) await planAnew(tx, [communityId]);
});

const ofEvents = async (tx: Context, events: StoredOccurrence[]): Promise<void> => {
  const ids = [...new Set(events.map(({ communityId }) => communityId))];
  const taking = await rows<{ id: string }>(
    tx,
    `select distinct community_id as id from rotation where community_id = any($1) and ended_at is null
      order by community_id`,
    [ids],
  );
  await planAnew(
    tx,
    taking.map(({ id }) => id),
  );
};
onOccurrencesStored(ofEvents);

/** A turn that somebody was asked for, or has taken, is not lost with a date that the rule no longer gives. */
keepsOccurrence(
  (
    e,
  ) => `exists (select 1 from turn u where u.event_id = ${e}.id and (u.state in ('OFFERED', 'ACCEPTED', 'CLOSED')
    or exists (select 1 from turn_companion uc where uc.turn_id = u.id and uc.role = 'CO')))`,
);
onEventTimesChanged(ofEvents);

/** What was loaded before the change must not be read after it. */
async function planAnew(tx: Context, communityIds: string[]): Promise<void> {
  for (const id of communityIds) await replanCommunity({ ...tx, loaders: new Map() }, id);
}
