import { rows } from '../kernel/database/statements';
import { defineLoader, grouped } from '../kernel/loaders';
import { type CarriedTurn, carriedBefore, lentAt, yearBefore } from './planning/pool';
import { type Absence, type Rotation, RotationMember } from './rotation.entity';

interface MemberRow {
  rotationId: string;
  personId: string;
  joinedAt: Date;
  lent: number;
  shadowed: boolean;
}
interface CarriedRow extends CarriedTurn {
  rotationId: string;
}

/** What was carried in the last twelve months: turns that began, and that somebody had accepted. */
export const carriedLoader = defineLoader<string, CarriedRow[]>(async (ctx, rotationIds) => {
  const now = ctx.clock.now();
  const found = await rows<
    Omit<CarriedRow, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }
  >(
    ctx,
    `select t.rotation_id as "rotationId", t.person_id as "personId", t.starts_at as "startsAt", t.ends_at as "endsAt",
            array(select tc.person_id::text from turn_companion tc where tc.turn_id = t.id and tc.role = 'CO') as cos
       from turn t where t.rotation_id = any($1) and t.state in ('ACCEPTED', 'CLOSED') and t.person_id is not null
        and t.starts_at <= $2 and t.starts_at > $3 order by t.starts_at`,
    [rotationIds, now, new Date(yearBefore(now.getTime()))],
  );
  const turns = found.map((turn) => ({
    ...turn,
    startsAt: turn.startsAt.getTime(),
    endsAt: turn.endsAt.getTime(),
  }));
  return grouped(rotationIds, turns, (row) => row.rotationId);
});

/** Those in the pools, in the order in which they joined, with what they have carried. */
export const poolLoader = defineLoader<Rotation, RotationMember[]>(async (ctx, rotations) => {
  const ids = rotations.map(({ id }) => id);
  const found = await rows<MemberRow>(
    ctx,
    `select m.rotation_id as "rotationId", m.person_id as "personId", m.joined_at as "joinedAt",
            m.lent::float8 as lent, m.shadowed_at is not null as shadowed
       from rotation_member m where m.rotation_id = any($1) and m.left_at is null
      order by m.joined_at, m.person_id`,
    [ids],
  );
  const turns = await Promise.all(ids.map((id) => carriedLoader(ctx).load(id)));
  const now = ctx.clock.now().getTime();
  return grouped(ids, found, (row) => row.rotationId).map((members, index) =>
    members.map((member) =>
      withFigures(rotations[index] as Rotation, member, turns[index] ?? [], now),
    ),
  );
});

function withFigures(
  rotation: Rotation,
  { personId, joinedAt, lent, shadowed }: MemberRow,
  turns: CarriedTurn[],
  now: number,
): RotationMember {
  const carried = carriedBefore(turns, personId, now);
  const stillLent = lentAt(
    { personId, joinedAt: joinedAt.getTime(), lent, ready: true, away: [] },
    now,
  );
  const led = turns.filter((turn) => turn.personId === personId);
  return Object.assign(new RotationMember(), {
    rotation,
    personId,
    joinedAt,
    carried,
    lent: stillLent,
    total: carried + stillLent,
    lastAt: led.length > 0 ? new Date(Math.max(...led.map(({ startsAt }) => startsAt))) : null,
    shadowing: rotation.shadows && !shadowed,
  });
}

interface AbsenceRow extends Absence {
  rotationId: string;
  personId: string;
}

/** When people of a pool cannot, as far as it is not over. */
export const absencesLoader = defineLoader<string, AbsenceRow[]>(async (ctx, rotationIds) => {
  const found = await rows<AbsenceRow>(
    ctx,
    `select a.id, a.rotation_id as "rotationId", a.person_id as "personId",
            to_char(a.from_on, 'YYYY-MM-DD') as "fromOn", to_char(a.until_on, 'YYYY-MM-DD') as "untilOn"
       from rotation_absence a join rotation r on r.id = a.rotation_id
      where a.rotation_id = any($1) and a.until_on >= ($2::timestamptz at time zone r.time_zone)::date
      order by a.from_on, a.id`,
    [rotationIds, ctx.clock.now()],
  );
  return grouped(rotationIds, found, (row) => row.rotationId);
});
