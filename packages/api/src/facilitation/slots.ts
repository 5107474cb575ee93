import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { PLAN_AHEAD } from './facilitation.types';
import { periodsFrom } from './planning/periods';
import type { Rotation } from './rotation.entity';
import { step } from './steps';

export type PlannedRotation = Pick<
  Rotation,
  | 'id'
  | 'communityId'
  | 'seriesId'
  | 'cadence'
  | 'periodWeeks'
  | 'periodFrom'
  | 'timeZone'
  | 'shadows'
  | 'maxInARow'
  | 'offerHours'
  | 'offerDaysBefore'
  | 'seed'
>;

/**
 * The series whose events belong to a rotation of a series, with what was split off from them; of a rotation of the
 * community, all that belong to no other. `$2` is the series, or null; `$1` the community. An event that has a turn
 * elsewhere, for example accepted in a rotation that has ended, keeps it.
 */
const EVENTS = `
  with recursive line as (
    select r.id as rotation_id, r.series_id as id from rotation r
     where r.community_id = $1 and r.series_id is not null and r.ended_at is null
    union
    select l.rotation_id, s.id from event_series s join line l on s.split_from_id = l.id
     where not exists (select 1 from rotation o where o.series_id = s.id and o.ended_at is null)
  )
  select e.id, e.starts_at as "startsAt", e.ends_at as "endsAt" from event e
   where e.community_id = $1 and e.state = 'SCHEDULED' and e.starts_at > $3
     and case when $2::uuid is null then e.series_id not in (select id from line)
              else e.series_id in (select id from line l where l.rotation_id = $4::uuid) end
   order by e.starts_at, e.id limit ${PLAN_AHEAD}`;

/** Makes turns of the events or periods to come that have none; nobody's, as long as nobody is found. */
export async function makeSlots(tx: Context, rotation: PlannedRotation): Promise<void> {
  if (rotation.cadence === 'EVENT') {
    const { communityId, seriesId, id } = rotation;
    const events = await rows<{ id: string; startsAt: Date; endsAt: Date }>(tx, EVENTS, [
      communityId,
      seriesId,
      tx.clock.now(),
      id,
    ]);
    for (const event of events) await makeSlot(tx, rotation, event.id, event);
    return;
  }
  const rhythm = {
    from: rotation.periodFrom as string,
    weeks: rotation.periodWeeks as number,
    timeZone: rotation.timeZone,
  };
  for (const period of periodsFrom(rhythm, tx.clock.now(), PLAN_AHEAD + 1)) {
    await makeSlot(tx, rotation, null, period);
  }
}

/** Nothing, where there is one: of the event, or at the same time in a rhythm that has changed since. */
async function makeSlot(
  tx: Context,
  { id, communityId }: PlannedRotation,
  eventId: string | null,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<void> {
  await rows(
    tx,
    `insert into turn (id, rotation_id, community_id, event_id, starts_at, ends_at, state, reason, created_at)
     select $1, $2, $3, $4, $5, $6, 'PLANNED', 'NOBODY', $7
      where $4::uuid is not null or not exists (select 1 from turn o
        where o.rotation_id = $2 and o.event_id is null and o.starts_at < $6 and o.ends_at > $5)
     on conflict do nothing`,
    [newId(), id, communityId, eventId, startsAt, endsAt, tx.clock.now()],
  );
}

/**
 * Brings turns in line with their events: moved ones are at another time, those of cancelled ones are skipped, and
 * come back when the event is held after all, to be offered anew.
 */
export async function followEvents(tx: Context, { id }: PlannedRotation): Promise<void> {
  await rows(
    tx,
    `update turn t set starts_at = e.starts_at, ends_at = e.ends_at, version = t.version + 1,
        expires_at = case when t.expires_at > e.starts_at then e.starts_at else t.expires_at end
       from event e where t.rotation_id = $1 and e.id = t.event_id and t.state <> 'CLOSED'
        and (t.starts_at, t.ends_at) is distinct from (e.starts_at, e.ends_at)`,
    [id],
  );
  const skipped = await rows<{ id: string }>(
    tx,
    `update turn t set state = 'SKIPPED', expires_at = null, swap_wanted_at = null, powers_from = null,
        powers_until = null, version = t.version + 1
       from event e where t.rotation_id = $1 and e.id = t.event_id and e.state <> 'SCHEDULED'
        and t.state in ('PLANNED', 'OFFERED', 'ACCEPTED') returning t.id`,
    [id],
  );
  for (const turn of skipped) await step(tx, turn.id, 'SKIPPED', null);
  await rows(
    tx,
    `update turn t set state = 'PLANNED', offered_at = null, accepted_at = null, version = t.version + 1
       from event e where t.rotation_id = $1 and e.id = t.event_id and e.state = 'SCHEDULED'
        and t.state = 'SKIPPED'`,
    [id],
  );
}

/** What has begun without being taken is openly nobody's; whoever led or shadowed one that is over need not shadow. */
export async function settleBegun(tx: Context, { id, shadows }: PlannedRotation): Promise<void> {
  const now = tx.clock.now();
  const open = await rows<{ id: string }>(
    tx,
    `update turn set state = 'PLANNED', person_id = null, reason = 'NOBODY', reason_facts = '{}', expires_at = null,
        offered_at = null, version = version + 1
      where rotation_id = $1 and starts_at <= $2 and state in ('PLANNED', 'OFFERED') and person_id is not null
     returning id`,
    [id, now],
  );
  for (const turn of open) await step(tx, turn.id, 'LEFT_OPEN', null);
  if (!shadows) return;
  await rows(
    tx,
    `update rotation_member m set shadowed_at = $2
      where m.rotation_id = $1 and m.shadowed_at is null and m.left_at is null and exists (
        select 1 from turn t left join turn_companion tc on tc.turn_id = t.id and tc.person_id = m.person_id
         where t.rotation_id = $1 and t.ends_at <= $2 and t.state in ('ACCEPTED', 'CLOSED')
           and (t.person_id = m.person_id or tc.person_id is not null))`,
    [id, now],
  );
}
