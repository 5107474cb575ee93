import { createHmac } from 'node:crypto';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import { rows } from '../../kernel/database/statements';
import type { Environment } from '../../kernel/environment';
import { hashSecret } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';

/** What stands before the secret in the local part. */
const PREFIX = 'reply+';
/** 160 bits in hexadecimal: nobody guesses it, and a mail server that changes capitals does not harm it. */
const TOKEN_LENGTH = 40;
const TOKEN = new RegExp(`^reply\\+([0-9a-f]{${TOKEN_LENGTH}})$`);

/** Made of the instance's secret and not of chance: each mail of a thread has the same address, and none is kept. */
function tokenOf(
  { secret }: Environment,
  personId: string,
  threadId: string,
  generation: number,
): string {
  return createHmac('sha256', secret)
    .update(`reply:${personId}:${threadId}:${generation}`)
    .digest('hex')
    .slice(0, TOKEN_LENGTH);
}

const generationOf = statement(
  'reply generation',
  () => 'select generation from reply_generation where person_id = $1',
);

const keepAddress = statement(
  'keep reply address',
  () => `insert into reply_address (token_hash, person_id, thread_id, created_at) values ($1, $2, $3, $4)
    on conflict do nothing`,
);

/**
 * The secret address at which a person answers in a thread. Whoever has it may write as them there, so it goes to
 * nobody else.
 * @param tx inside a transaction
 * @returns null when nothing comes in by mail
 */
export async function replyAddress(
  tx: Context,
  personId: string,
  threadId: string,
): Promise<string | null> {
  const { environment } = tx.services;
  if (!environment.inbound) return null;
  const [known] = await prepared<{ generation: number }>(tx, generationOf, [personId]);
  const token = tokenOf(environment, personId, threadId, known?.generation ?? 1);
  await prepared(tx, keepAddress, [hashSecret(token), personId, threadId, tx.clock.now()]);
  return `${PREFIX}${token}@${environment.inbound.domain}`;
}

/** Whose address it is, and for which thread. */
export interface ReplyPlace {
  personId: string;
  threadId: string;
}

/** @param local the part before the @, as it came; null when it is no address of ours, or no longer one */
export async function placeOfReply(ctx: Context, local: string): Promise<ReplyPlace | null> {
  const token = TOKEN.exec(local.toLowerCase())?.[1];
  if (!token) return null;
  const [place] = await rows<ReplyPlace>(
    ctx,
    `select person_id as "personId", thread_id as "threadId" from reply_address where token_hash = $1`,
    [hashSecret(token)],
  );
  return place ?? null;
}

/** All addresses that a person was given hold no more; the next mails have others. */
export async function renewReplyAddresses(ctx: Context, personId: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    await rows(
      tx,
      `insert into reply_generation (person_id, generation, renewed_at) values ($1, 2, $2)
       on conflict (person_id) do update
         set generation = reply_generation.generation + 1, renewed_at = excluded.renewed_at`,
      [personId, tx.clock.now()],
    );
    await rows(tx, 'delete from reply_address where person_id = $1', [personId]);
  });
}
