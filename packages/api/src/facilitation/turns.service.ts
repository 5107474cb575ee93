import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { changeTurn } from './change';
import type { AssignTurnInput, TurnInput } from './facilitation.inputs';
import { TurnReason } from './facilitation.types';
import { inPoolOf, isFreeAt } from './free';
import { NOBODYS } from './leaving';
import { offer } from './offers';
import { step } from './steps';
import type { Turn } from './turn.entity';

/** Takes the turn that is offered. @throws ForbiddenError TURN_NOT_OFFERED; ConflictError VERSION */
export function acceptTurn(ctx: Context, { turnId, version }: TurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'accept', async (tx, turn) => {
    sameVersion(turn, version);
    await take(tx, turn, turn.reason);
    await step(tx, turn.id, 'ACCEPTED', turn.personId);
  });
}

/** Passes it on. Nobody is asked why, and only those who look after the community see that it was. */
export function declineTurn(ctx: Context, { turnId, version }: TurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'decline', async (tx, turn) => {
    sameVersion(turn, version);
    await passOn(tx, turn.id, tx.viewer.personId as string, 'DECLINED');
  });
}

/** Takes a turn that is nobody's yet, or only planned for somebody. @throws ForbiddenError TURN_TAKEN */
export function volunteerForTurn(ctx: Context, { turnId, version }: TurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'volunteer', async (tx, turn) => {
    sameVersion(turn, version);
    const personId = tx.viewer.personId as string;
    if (!(await isFreeAt(tx, turn, personId))) {
      throw new InvalidError({ path: 'turnId', rule: 'notFree' });
    }
    // What was meant for them anyway is theirs for the reason it had.
    const reason = turn.personId === personId ? turn.reason : TurnReason.VOLUNTEERED;
    await take(tx, { ...turn, personId }, reason);
    await step(tx, turn.id, 'VOLUNTEERED', personId);
  });
}

/** Offers it to somebody of the pool, whoever would be next: they may still pass it on. */
export function assignTurn(ctx: Context, { turnId, personId }: AssignTurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'assign', async (tx, turn) => {
    if (!(await inPoolOf(tx, turn.rotationId, personId))) {
      throw new InvalidError({ path: 'personId', rule: 'inPool' });
    }
    if (!(await isFreeAt(tx, turn, personId))) {
      throw new InvalidError({ path: 'personId', rule: 'notFree' });
    }
    await rows(tx, 'delete from turn_pass where turn_id = $1 and person_id = $2', [
      turn.id,
      personId,
    ]);
    await withoutCompanion(tx, turn.id, personId);
    if (personId === tx.viewer.personId) {
      await take(tx, { ...turn, personId }, TurnReason.ASSIGNED);
      await step(tx, turn.id, 'ASSIGNED', personId);
      return;
    }
    await rows(
      tx,
      `update turn set person_id = $2, reason = 'ASSIGNED', reason_facts = '{}' where id = $1`,
      [turn.id, personId],
    );
    await step(tx, turn.id, 'ASSIGNED', personId);
    await offer(tx, turn.rotation, {
      id: turn.id,
      personId,
      startsAt: turn.startsAt,
      passed: false,
    });
  });
}

/** Gives it to a person for certain. */
export async function take(
  tx: Context,
  { id, personId, reasonFacts }: Pick<Turn, 'id' | 'personId' | 'reasonFacts'>,
  reason: TurnReason,
): Promise<void> {
  const facts = KEEPS_FACTS.has(reason) ? reasonFacts : {};
  await withoutCompanion(tx, id, personId as string);
  await rows(
    tx,
    `update turn set person_id = $2, reason = $3, reason_facts = $4, state = 'ACCEPTED', accepted_at = $5,
        offered_at = null, expires_at = null, swap_wanted_at = null, version = version + 1 where id = $1`,
    [id, personId, reason, JSON.stringify(facts), tx.clock.now()],
  );
}

/** The figures say why the planner chose somebody; others have none. */
const KEEPS_FACTS = new Set<TurnReason>([
  TurnReason.LEAST_CARRIED,
  TurnReason.LONGEST_AGO,
  TurnReason.BY_LOT,
  TurnReason.ONLY_ONE,
]);

/** Whoever has a turn accompanies nobody in it. */
async function withoutCompanion(tx: Context, turnId: string, personId: string): Promise<void> {
  await rows(tx, 'delete from turn_companion where turn_id = $1 and person_id = $2', [
    turnId,
    personId,
  ]);
}

/** It is openly nobody's, and never this person's again by itself; the plan finds the next. */
export async function passOn(
  tx: Context,
  turnId: string,
  personId: string,
  how: 'DECLINED' | 'EXPIRED',
): Promise<void> {
  const now = tx.clock.now();
  await rows(
    tx,
    `insert into turn_pass (turn_id, person_id, how, at) values ($1, $2, $3, $4)
     on conflict (turn_id, person_id) do update set how = excluded.how, at = excluded.at`,
    [turnId, personId, how, now],
  );
  await rows(tx, `update turn set ${NOBODYS} where id = $1`, [turnId]);
  await step(tx, turnId, how, personId);
}

export function sameVersion(turn: Turn, version: number): void {
  if (turn.version !== version) throw new ConflictError('VERSION');
}
