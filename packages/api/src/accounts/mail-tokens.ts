import { HOUR, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { ConflictError } from '../kernel/errors';
import { hashSecret, newId, newSecret } from '../kernel/ids';

export type TokenPurpose = 'VERIFY' | 'RESET' | 'CHANGE_OLD' | 'CHANGE_NEW';

/** How long the link in a mail holds, in hours: a reset is urgent, a confirmation may wait for Monday. */
export const tokenHours: Record<TokenPurpose, number> = {
  VERIFY: 72,
  RESET: 2,
  CHANGE_OLD: 48,
  CHANGE_NEW: 48,
};

export interface MailToken {
  person_id: string;
  purpose: TokenPurpose;
  email: string;
}

/** Makes a one-time secret for a link in a mail. Earlier ones for the same purpose hold no more. */
export async function newMailToken(
  tx: Context,
  personId: string,
  purpose: TokenPurpose,
  email: string,
): Promise<string> {
  const token = newSecret();
  const now = tx.clock.now();
  await tx.db.query(
    'update mail_token set used_at = $3 where person_id = $1 and purpose = $2 and used_at is null',
    [personId, purpose, now],
  );
  await tx.db.query(
    `insert into mail_token (id, person_id, purpose, token_hash, email, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      newId(),
      personId,
      purpose,
      hashSecret(token),
      email,
      now,
      later(now, tokenHours[purpose] * HOUR),
    ],
  );
  return token;
}

/**
 * Whose a secret is, without using it up.
 * @throws ConflictError when it was used, is too old, or never was one
 */
export async function mailTokenOwner(
  ctx: Context,
  token: string,
  purpose: TokenPurpose,
): Promise<string> {
  const [row] = await rows<{ personId: string }>(
    ctx,
    `select person_id as "personId" from mail_token
      where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3`,
    [hashSecret(token), purpose, ctx.clock.now()],
  );
  if (!row) throw new ConflictError('EXPIRED');
  return row.personId;
}

/**
 * Uses a secret up: of two requests at once, one gets it.
 * @throws ConflictError when it was used, is too old, or never was one
 */
export async function useMailToken(
  tx: Context,
  token: string,
  ...purposes: TokenPurpose[]
): Promise<MailToken> {
  const [rows]: [MailToken[], number] = await tx.db.query(
    `update mail_token set used_at = $3
      where token_hash = $1 and purpose = any($2) and used_at is null and expires_at > $3
      returning person_id, purpose, email`,
    [hashSecret(token), purposes, tx.clock.now()],
  );
  if (!rows[0]) throw new ConflictError('EXPIRED');
  return rows[0];
}
