import { createHash } from 'node:crypto';
import type { Context } from './context';
import { prepared, statement } from './database/prepared';
import { rows } from './database/statements';
import { ConflictError, UnauthenticatedError } from './errors';
import { isId, newId } from './ids';

const remember = statement(
  'remember',
  () => `insert into idempotency (person_id, mutation, key, request_hash, result_id, created_at)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning result_id`,
);

/**
 * What a key of the viewer has made already; for work that must not ask again whether it may be done.
 * @returns its id; null when nothing was made with it
 */
export async function findEarlier(
  ctx: Context,
  { mutation, clientMutationId }: { mutation: string; clientMutationId: string },
): Promise<string | null> {
  const [earlier] = await rows<{ resultId: string }>(
    ctx,
    `select result_id as "resultId" from idempotency where person_id = $1 and mutation = $2 and key = $3`,
    [ctx.viewer.personId, mutation, clientMutationId],
  );
  return earlier?.resultId ?? null;
}

/**
 * Does creating work once per key: the same key again gives the same thing.
 * The row is written first, so that a second request with the key waits for the first to end.
 * @param tx inside a transaction
 * @param request the mutation's name and its whole input, `clientMutationId` included
 * @param work makes the thing, with the id it is given
 * @param again finds the thing that the first request made
 * @throws ConflictError when the key was used with another input
 */
export async function once<T>(
  tx: Context,
  request: { mutation: string; input: { clientMutationId: string } },
  work: (id: string) => Promise<T>,
  again: (id: string) => Promise<T>,
): Promise<T> {
  const { personId } = tx.viewer;
  if (tx.viewer.kind === 'system') return work(newId());
  if (!personId || !isId(personId)) throw new UnauthenticatedError();
  const { clientMutationId: key, ...body } = request.input;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest();
  const made = await prepared<{ result_id: string }>(tx, remember, [
    personId,
    request.mutation,
    key,
    hash,
    newId(),
    tx.clock.now(),
  ]);
  if (made[0]) return work(made[0].result_id);
  const [earlier]: Array<{ result_id: string; request_hash: Buffer }> = await tx.db.query(
    'select result_id, request_hash from idempotency where person_id = $1 and mutation = $2 and key = $3',
    [personId, request.mutation, key],
  );
  if (!earlier || !hash.equals(earlier.request_hash)) throw new ConflictError('KEY_REUSED');
  return again(earlier.result_id);
}
