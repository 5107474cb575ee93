import { communityForChange } from '../communities/communities.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { isId, newSecret } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { changeRotation } from './change';
import { isDay } from './days';
import type { EditRotationInput, RotationInput, SetUpRotationInput } from './facilitation.inputs';
import { RotationCadence } from './facilitation.types';
import { settlePowers } from './powers';
import { replanCommunity } from './replan';
import type { Rotation } from './rotation.entity';
import { rotationFor } from './rotations.queries';

const OFFER_HOURS = 72;
const OFFER_DAYS_BEFORE = 14;

type Rules = Omit<SetUpRotationInput, 'communityId' | 'seriesId' | 'clientMutationId'>;

/**
 * Begins to take turns: in a community, or in one series of its events. The pool is empty; people join it by themselves.
 * @throws ConflictError TAKEN when turns are taken there already
 */
export async function setUpRotation(ctx: Context, input: SetUpRotationInput): Promise<Rotation> {
  const rules = rulesOf(input);
  const made = await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, input.communityId, 'moderate');
    const request = { mutation: 'setUpRotation', input };
    const id = await once(
      tx,
      request,
      async (newId) => {
        await make(tx, newId, input, rules);
        return newId;
      },
      async (earlier) => earlier,
    );
    await replanCommunity(tx, input.communityId);
    return id;
  });
  return rotationFor(ctx, made, 'read');
}

async function make(
  tx: Context,
  id: string,
  { communityId, seriesId }: SetUpRotationInput,
  rules: unknown[],
): Promise<void> {
  if (seriesId) await seriesIsHere(tx, communityId, seriesId);
  const made = await rows(
    tx,
    `insert into rotation (cadence, period_weeks, period_from, time_zone, shadows, max_in_a_row, offer_hours,
        offer_days_before, id, community_id, series_id, seed, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning id`,
    [...rules, id, communityId, seriesId ?? null, newSecret(), tx.viewer.personId, tx.clock.now()],
  );
  if (made.length === 0) throw new ConflictError('TAKEN');
  // What was only planned or offered for the community's pool is this one's from now on.
  if (seriesId)
    await giveUpComing(
      tx,
      `t.event_id in (with recursive line as (
         select $2::uuid as id union select s.id from event_series s join line l on s.split_from_id = l.id)
       select e.id from event e where e.series_id in (select id from line))`,
      [seriesId],
    );
}

async function seriesIsHere(tx: Context, communityId: string, seriesId: string): Promise<void> {
  const [series] = isId(seriesId)
    ? await rows(
        tx,
        `select id from event_series where id = $1 and community_id = $2 and state = 'SCHEDULED'`,
        [seriesId, communityId],
      )
    : [];
  if (!series) throw new InvalidError({ path: 'seriesId', rule: 'exists' });
}

/** @param where of the turns `t` that have not begun by $1; those that were accepted stay */
async function giveUpComing(tx: Context, where: string, params: unknown[]): Promise<void> {
  await rows(
    tx,
    `delete from turn t where t.starts_at > $1 and t.state in ('PLANNED', 'OFFERED', 'SKIPPED') and ${where}`,
    [tx.clock.now(), ...params],
  );
}

/** @throws ConflictError VERSION */
export async function editRotation(ctx: Context, input: EditRotationInput): Promise<Rotation> {
  const rules = rulesOf(input);
  return changeRotation(ctx, input.rotationId, 'setUp', async (tx, rotation) => {
    if (rotation.version !== input.version) throw new ConflictError('VERSION');
    await rows(
      tx,
      `update rotation set cadence = $1, period_weeks = $2, period_from = $3, time_zone = $4, shadows = $5,
          max_in_a_row = $6, offer_hours = $7, offer_days_before = $8, version = version + 1 where id = $9`,
      [...rules, rotation.id],
    );
    const rhythm = [
      input.cadence,
      input.periodWeeks ?? null,
      input.periodFrom ?? null,
      input.timeZone,
    ];
    const before = [rotation.cadence, rotation.periodWeeks, rotation.periodFrom, rotation.timeZone];
    const another =
      rotation.cadence !== input.cadence ||
      (input.cadence === RotationCadence.PERIOD && rhythm.join() !== before.join());
    if (another) await giveUpComing(tx, 't.rotation_id = $2', [rotation.id]);
  });
}

/** Takes no more turns. What was carried stays to be read; what is to come is given up. */
export async function endRotation(ctx: Context, { rotationId }: RotationInput): Promise<Rotation> {
  return changeRotation(ctx, rotationId, 'setUp', async (tx, rotation) => {
    await rows(tx, 'update rotation set ended_at = $2, version = version + 1 where id = $1', [
      rotation.id,
      tx.clock.now(),
    ]);
    await rows(
      tx,
      `delete from turn where rotation_id = $1 and starts_at > $2 and state <> 'CLOSED'`,
      [rotation.id, tx.clock.now()],
    );
    await settlePowers(tx, rotation.id);
  });
}

/** In the order of the statements above. */
function rulesOf(input: Rules): unknown[] {
  const periods = input.cadence === RotationCadence.PERIOD;
  if (periods && !input.periodWeeks)
    throw new InvalidError({ path: 'periodWeeks', rule: 'required' });
  if (periods && !input.periodFrom)
    throw new InvalidError({ path: 'periodFrom', rule: 'required' });
  if (periods && !isDay(input.periodFrom as string)) {
    throw new InvalidError({ path: 'periodFrom', rule: 'matches' });
  }
  return [
    input.cadence,
    periods ? input.periodWeeks : null,
    periods ? input.periodFrom : null,
    input.timeZone,
    input.shadows ?? true,
    input.maxInARow ?? 1,
    input.offerHours ?? OFFER_HOURS,
    input.offerDaysBefore ?? OFFER_DAYS_BEFORE,
  ];
}
