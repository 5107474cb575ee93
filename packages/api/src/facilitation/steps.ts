import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import type { TurnStepKind } from './facilitation.types';

/** Writes down what happened to a turn. @param personId whom it is about */
export async function step(
  tx: Context,
  turnId: string,
  what: `${TurnStepKind}`,
  personId: string | null,
  facts: object = {},
): Promise<void> {
  await rows(
    tx,
    `insert into turn_step (id, turn_id, what, person_id, by_id, facts, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), turnId, what, personId, tx.viewer.personId, JSON.stringify(facts), tx.clock.now()],
  );
}
