import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { InvalidError } from '../kernel/errors';
import { DenialReason, enforce, when } from '../kernel/policy';
import { emit } from '../kernel/signals';
import { changeTurn } from './change';
import type {
  AgreeToSwapInput,
  JoinTurnInput,
  StepBackInput,
  TurnInput,
} from './facilitation.inputs';
import { turnSwapped } from './facilitation.signals';
import { TurnReason } from './facilitation.types';
import { isFreeAt } from './free';
import { step } from './steps';
import type { Turn } from './turn.entity';
import { turnFor } from './turns.queries';
import { passOn, sameVersion, take } from './turns.service';

/** Says that one would give it away for another; it stays one's own until somebody agrees. */
export function wantSwap(ctx: Context, { turnId, version }: TurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'wantSwap', async (tx, turn) => {
    sameVersion(turn, version);
    if (turn.swapWantedAt) return;
    await wish(tx, turn, tx.clock.now());
  });
}

export function withdrawSwap(ctx: Context, { turnId, version }: TurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'withdrawSwap', async (tx, turn) => {
    sameVersion(turn, version);
    await wish(tx, turn, null);
  });
}

async function wish(tx: Context, { id, personId }: Turn, at: Date | null): Promise<void> {
  await rows(tx, 'update turn set swap_wanted_at = $2, version = version + 1 where id = $1', [
    id,
    at,
  ]);
  await step(tx, id, at ? 'SWAP_WANTED' : 'SWAP_WITHDRAWN', personId);
}

/**
 * Takes a turn that somebody would give away, for one of one's own or for nothing. Whoever asked agreed by asking.
 * @throws ForbiddenError NO_SWAP_WANTED; ConflictError VERSION; InvalidError notFree when one of them cannot then
 */
export function agreeToSwap(ctx: Context, input: AgreeToSwapInput): Promise<Turn> {
  return changeTurn(ctx, input.turnId, 'agreeToSwap', async (tx, turn) => {
    sameVersion(turn, input.version);
    const other = input.withTurnId ? await givenFor(tx, turn, input.withTurnId) : null;
    const personId = tx.viewer.personId as string;
    const withPersonId = turn.personId as string;
    if (!(await isFreeAt(tx, turn, personId, other?.id))) {
      throw new InvalidError({ path: 'turnId', rule: 'notFree' });
    }
    if (other && !(await isFreeAt(tx, other, withPersonId, turn.id))) {
      throw new InvalidError({ path: 'withTurnId', rule: 'notFree' });
    }
    await take(tx, { ...turn, personId }, TurnReason.SWAPPED);
    await step(tx, turn.id, 'SWAPPED', personId, { withPersonId, turnId: other?.id ?? null });
    if (other) {
      await take(tx, { ...other, personId: withPersonId }, TurnReason.SWAPPED);
      await step(tx, other.id, 'SWAPPED', withPersonId, {
        withPersonId: personId,
        turnId: turn.id,
      });
    }
    await emit(tx, turnSwapped, {
      turnId: turn.id,
      communityId: turn.communityId,
      version: turn.version + 1,
      byId: personId,
      personId,
      withPersonId,
      otherTurnId: other?.id ?? null,
    });
  });
}

/** A turn of one's own to come, in the same pool. */
async function givenFor(tx: Context, turn: Turn, id: string): Promise<Turn> {
  const other = await turnFor(tx, id, 'read');
  if (other.rotationId !== turn.rotationId || other.id === turn.id) {
    throw new InvalidError({ path: 'withTurnId', rule: 'exists' });
  }
  enforce(when(other.personId === tx.viewer.personId, DenialReason.NOT_YOUR_TURN));
  const coming = ['PLANNED', 'OFFERED', 'ACCEPTED'].includes(other.state);
  enforce(when(coming && other.startsAt > tx.clock.now(), DenialReason.TURN_OVER));
  return other;
}

/** Does it with whoever has it, or looks on. */
export function joinTurn(ctx: Context, { turnId, role }: JoinTurnInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'join', async (tx, turn) => {
    const personId = tx.viewer.personId as string;
    if (!(await isFreeAt(tx, turn, personId))) {
      throw new InvalidError({ path: 'turnId', rule: 'notFree' });
    }
    await rows(
      tx,
      `insert into turn_companion (turn_id, person_id, role, added_at) values ($1, $2, $3, $4)`,
      [turn.id, personId, role, tx.clock.now()],
    );
    await rows(tx, 'update turn set version = version + 1 where id = $1', [turn.id]);
    await step(tx, turn.id, 'JOINED', personId, { role });
  });
}

/** Gives it back, so that it passes on; or does not do it with them after all. */
export function stepBackFromTurn(ctx: Context, { turnId }: StepBackInput): Promise<Turn> {
  return changeTurn(ctx, turnId, 'stepBack', async (tx, turn) => {
    const personId = tx.viewer.personId as string;
    if (turn.personId === personId) {
      await step(tx, turn.id, 'STEPPED_BACK', personId);
      return passOn(tx, turn.id, personId, 'DECLINED');
    }
    const [gone] = await rows<{ role: string }>(
      tx,
      'delete from turn_companion where turn_id = $1 and person_id = $2 returning role',
      [turn.id, personId],
    );
    await rows(tx, 'update turn set version = version + 1 where id = $1', [turn.id]);
    await step(tx, turn.id, 'STEPPED_BACK', personId, { role: gone?.role });
  });
}
