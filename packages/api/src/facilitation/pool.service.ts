import { communityForChange } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { InvalidError, NotFoundError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { isId } from '../kernel/ids';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { changeRotation } from './change';
import { isDay } from './days';
import type {
  InviteToPoolInput,
  RemoveAbsenceInput,
  RotationInput,
  SayAbsenceInput,
} from './facilitation.inputs';
import { poolInvited } from './facilitation.signals';
import { carriedLoader, poolLoader } from './figures.queries';
import { leave } from './leaving';
import { carriedBefore } from './planning/pool';
import type { Rotation } from './rotation.entity';
import { refuseAbsent, rotationFor } from './rotations.queries';

/** Times when one cannot that are kept for one person: more would be a calendar. */
const ABSENCES_MAX = 50;

/**
 * Joins the pool. A newcomer is lent what brings them to its average, so that they neither carry all at once nor
 * nothing; whoever comes before the first turn was held need not shadow, and is planned in as if they had been there
 * from the beginning: otherwise the first two to join would have all turns of the plan.
 */
export async function joinPool(ctx: Context, { rotationId }: RotationInput): Promise<Rotation> {
  return changeRotation(ctx, rotationId, 'join', async (tx, rotation) => {
    const personId = tx.viewer.personId as string;
    const now = tx.clock.now();
    const members = await poolLoader(tx).load(rotation);
    const turns = await carriedLoader(tx).load(rotation.id);
    const average =
      members.reduce((sum, { total }) => sum + total, 0) / Math.max(1, members.length);
    const own = carriedBefore(turns, personId, now.getTime());
    const begun = await rows(
      tx,
      `select 1 from turn where rotation_id = $1 and state in ('ACCEPTED', 'CLOSED') and ends_at <= $2 limit 1`,
      [rotation.id, now],
    );
    await rows(
      tx,
      `insert into rotation_member (rotation_id, person_id, joined_at, lent, shadowed_at) values ($1, $2, $3, $4, $5)
       on conflict (rotation_id, person_id) do update set joined_at = excluded.joined_at, left_at = null,
         lent = excluded.lent, shadowed_at = coalesce(rotation_member.shadowed_at, excluded.shadowed_at)`,
      [
        rotation.id,
        personId,
        now,
        Math.max(0, average - own).toFixed(2),
        begun.length === 0 ? now : null,
      ],
    );
    return { anew: begun.length === 0 };
  });
}

/**
 * Asks a member to take turns too: nothing is theirs before they have joined themselves.
 * @throws InvalidError when they are no active member, or in the pool already
 */
export async function inviteToPool(ctx: Context, input: InviteToPoolInput): Promise<Rotation> {
  const { rotationId, personId } = input;
  const { communityId } = await rotationFor(ctx, rotationId, 'setUp');
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'read');
    await rotationFor(tx, rotationId, 'setUp');
    const [asked] = isId(personId)
      ? await rows<{ inPool: boolean }>(
          tx,
          `select exists (select 1 from rotation_member r
               where r.rotation_id = $3 and r.person_id = m.person_id and r.left_at is null) as "inPool"
             from membership m where m.community_id = $1 and m.person_id = $2 and m.state = 'ACTIVE'`,
          [communityId, personId, rotationId],
        )
      : [];
    if (!asked) throw new InvalidError({ path: 'personId', rule: 'member' });
    if (asked.inPool) throw new InvalidError({ path: 'personId', rule: 'inPoolAlready' });
    const byId = tx.viewer.personId;
    const on = tx.clock.now().toISOString().slice(0, 10);
    await emit(tx, poolInvited, { rotationId, communityId, personId, byId, on });
  });
  return rotationFor(ctx, rotationId, 'read');
}

/** Leaves it; turns that are not over go back. */
export async function leavePool(ctx: Context, { rotationId }: RotationInput): Promise<Rotation> {
  return changeRotation(ctx, rotationId, 'leave', async (tx, rotation) => {
    await leave(tx, rotation.id, tx.viewer.personId as string);
  });
}

/** Says when one cannot; a turn of one's own in these days passes on. */
export async function sayAbsence(ctx: Context, input: SayAbsenceInput): Promise<Rotation> {
  const { fromOn, untilOn } = input;
  for (const [path, day] of Object.entries({ fromOn, untilOn })) {
    if (!isDay(day)) throw new InvalidError({ path, rule: 'matches' });
  }
  if (untilOn < fromOn) throw new InvalidError({ path: 'untilOn', rule: 'min' });
  return changeRotation(ctx, input.rotationId, 'leave', async (tx, rotation) => {
    const personId = tx.viewer.personId as string;
    const kept = await rows(
      tx,
      'select 1 from rotation_absence where rotation_id = $1 and person_id = $2 and until_on >= $3::date',
      [rotation.id, personId, tx.clock.now()],
    );
    if (kept.length >= ABSENCES_MAX)
      throw new InvalidError({ path: 'fromOn', rule: 'arrayMaxSize' });
    await once(
      tx,
      { mutation: 'sayAbsence', input },
      (id) =>
        rows(
          tx,
          `insert into rotation_absence (id, rotation_id, person_id, from_on, until_on, created_at)
           values ($1, $2, $3, $4, $5, $6)`,
          [id, rotation.id, personId, fromOn, untilOn, tx.clock.now()],
        ),
      async () => [],
    );
  });
}

/** Takes it back. What has passed on meanwhile stays where it is. */
export async function removeAbsence(
  ctx: Context,
  { absenceId }: RemoveAbsenceInput,
): Promise<Rotation> {
  const [absence] = isId(absenceId)
    ? await rows<{ rotationId: string }>(
        ctx,
        'select rotation_id as "rotationId" from rotation_absence where id = $1 and person_id = $2',
        [absenceId, ctx.viewer.personId],
      )
    : [];
  // Those of others do not exist.
  if (!absence) return refuseAbsent(ctx);
  return changeRotation(ctx, absence.rotationId, 'leave', async (tx) => {
    const gone = await rows(
      tx,
      'delete from rotation_absence where id = $1 and person_id = $2 returning id',
      [absenceId, tx.viewer.personId],
    );
    if (gone.length === 0) throw new NotFoundError();
  });
}
