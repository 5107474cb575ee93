import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { daysAway } from './planning/periods';
import {
  type CarriedTurn,
  type Pool,
  type PoolMember,
  type Slot,
  yearBefore,
} from './planning/pool';
import type { PlannedRotation } from './slots';

export interface PlannedTurn {
  id: string;
  personId: string | null;
  shadows: string[];
}

interface MemberRow {
  personId: string;
  joinedAt: Date;
  lent: number;
  ready: boolean;
  away: Array<{ fromOn: string; untilOn: string }>;
}

interface TurnRow {
  id: string;
  eventId: string | null;
  startsAt: Date;
  endsAt: Date;
  personId: string | null;
  state: string;
  cos: string[];
  shadows: string[];
  passed: string[];
  busy: string[];
  firmlyBusy: string[];
  notShadowing: string[];
}

/** Everything that the planner looks at, as it is now; and the turns of its slots, in the same order. */
export async function poolOf(
  tx: Context,
  rotation: PlannedRotation,
): Promise<{ pool: Pool; turns: PlannedTurn[] }> {
  const now = tx.clock.now();
  const members = await membersOf(tx, rotation);
  const found = await turnsOf(tx, rotation.id, now);
  const past = found.filter(({ startsAt, state }) => startsAt <= now || state === 'CLOSED');
  const coming = found.filter((turn) => !past.includes(turn));
  const pool: Pool = {
    members,
    past: past.map(carried),
    slots: coming.map((turn) => slotOf(turn)),
    maxInARow: rotation.maxInARow,
    shadowing: rotation.shadows,
    seed: rotation.seed,
  };
  return { pool, turns: coming };
}

/** Those in the pool who could take a turn at all: active members with an open account. */
async function membersOf(tx: Context, { id, timeZone }: PlannedRotation): Promise<PoolMember[]> {
  const found = await rows<MemberRow>(
    tx,
    `select m.person_id as "personId", m.joined_at as "joinedAt", m.lent::float8 as lent,
            m.shadowed_at is not null as ready,
            coalesce((select json_agg(json_build_object('fromOn', a.from_on, 'untilOn', a.until_on))
               from rotation_absence a where a.rotation_id = m.rotation_id and a.person_id = m.person_id), '[]') as away
       from rotation_member m join person p on p.id = m.person_id and p.deactivated_at is null
       join rotation r on r.id = m.rotation_id
       join membership s on s.person_id = m.person_id and s.community_id = r.community_id and s.state = 'ACTIVE'
      where m.rotation_id = $1 and m.left_at is null order by m.joined_at, m.person_id`,
    [id],
  );
  return found.map(({ away, joinedAt, ...member }) => ({
    ...member,
    joinedAt: joinedAt.getTime(),
    away: away.map(({ fromOn, untilOn }) => daysAway(fromOn, untilOn, timeZone)),
  }));
}

const companions = (role: string): string =>
  `array(select tc.person_id::text from turn_companion tc where tc.turn_id = t.id and tc.role = '${role}')`;

/** Those of the last twelve months and those to come, in order. */
function turnsOf(tx: Context, rotationId: string, now: Date): Promise<TurnRow[]> {
  return rows<TurnRow>(
    tx,
    `select t.id, t.event_id as "eventId", t.starts_at as "startsAt", t.ends_at as "endsAt", t.state,
            t.person_id as "personId", ${companions('CO')} as cos, ${companions('SHADOW')} as shadows,
            array(select p.person_id::text from turn_pass p where p.turn_id = t.id) as passed,
            ${others("('PLANNED', 'OFFERED', 'ACCEPTED', 'CLOSED')")} as busy,
            ${others("('OFFERED', 'ACCEPTED', 'CLOSED')")} as "firmlyBusy",
            array(select distinct s.person_id::text from turn_step s where s.turn_id = t.id
                and s.what = 'STEPPED_BACK' and s.facts ->> 'role' = 'SHADOW') as "notShadowing"
       from turn t
      where t.rotation_id = $1 and t.state <> 'SKIPPED' and t.starts_at > $2
      order by t.starts_at, t.id`,
    [rotationId, new Date(yearBefore(now.getTime()))],
  );
}

/** Who leads or accompanies a turn of another rotation of the community at the same time. */
const others = (states: string): string => `array(
  select w.person_id::text from turn o cross join lateral (
      select o.person_id union select oc.person_id from turn_companion oc where oc.turn_id = o.id) w
   where o.community_id = t.community_id and o.rotation_id <> t.rotation_id and w.person_id is not null
     and o.state in ${states} and o.starts_at < t.ends_at and o.ends_at > t.starts_at)`;

const carried = ({ startsAt, endsAt, personId, cos }: TurnRow): CarriedTurn => ({
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
  personId,
  cos,
});

const slotOf = (turn: TurnRow): Slot => ({
  ...carried(turn),
  key: turn.eventId ?? turn.startsAt.toISOString(),
  firm: turn.state === 'OFFERED' || turn.state === 'ACCEPTED',
  passed: turn.passed,
  busy: turn.busy,
  firmlyBusy: turn.firmlyBusy,
  shadows: turn.shadows,
  notShadowing: turn.notShadowing,
});
