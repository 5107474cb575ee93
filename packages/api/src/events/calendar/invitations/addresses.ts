import { createHmac } from 'node:crypto';
import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { hashSecret } from '../../../kernel/ids';

/** What stands before the secret in the local part. */
const PREFIX = 'event+';
/** 160 bits in hexadecimal: nobody guesses it, and a mail server that changes capitals does not harm it. */
const TOKEN_LENGTH = 40;
const TOKEN = new RegExp(`^event\\+([0-9a-f]{${TOKEN_LENGTH}})$`);

/**
 * The secret address to which a person's calendar program answers about a series; the same in each of its mails, made of
 * the instance's secret and not of chance.
 * @param tx inside a transaction
 * @returns null when nothing comes in by mail
 */
export async function calendarAddress(
  tx: Context,
  personId: string,
  seriesId: string,
): Promise<string | null> {
  const { inbound, secret } = tx.services.environment;
  if (!inbound) return null;
  const token = createHmac('sha256', secret)
    .update(`event:${personId}:${seriesId}`)
    .digest('hex')
    .slice(0, TOKEN_LENGTH);
  await rows(
    tx,
    `insert into calendar_answer_address (token_hash, person_id, series_id, created_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [hashSecret(token), personId, seriesId, tx.clock.now()],
  );
  return `${PREFIX}${token}@${inbound.domain}`;
}

/** Whose address it is, and of which series. */
export interface CalendarPlace {
  personId: string;
  seriesId: string;
}

/** @param local the part before the @, as it came; null when it is no address of ours */
export async function placeOfAnswer(ctx: Context, local: string): Promise<CalendarPlace | null> {
  const token = TOKEN.exec(local.toLowerCase())?.[1];
  if (!token) return null;
  const [place] = await rows<CalendarPlace>(
    ctx,
    'select person_id as "personId", series_id as "seriesId" from calendar_answer_address where token_hash = $1',
    [hashSecret(token)],
  );
  return place ?? null;
}
