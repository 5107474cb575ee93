import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';

/** What of a file in a mail could not be taken in. */
export interface LeftOut {
  name: string;
  /** `size`, `quota`, `type` and the like: the rule that it broke. */
  rule: string;
}

/** A mail that waits to be read. */
export interface WaitingMail {
  id: string;
  envelopeFrom: string;
  raw: Buffer;
  attempts: number;
  /** What an earlier attempt has made of it. */
  markdown: string | null;
  answersPostId: string | null;
  leftOut: LeftOut[];
  /** From whom and to which thread; null when it is about a mail of ours, or of a calendar program. */
  personId: string | null;
  threadId: string | null;
  /** Of which series it is, when it is to be the answer of a calendar program. */
  seriesId: string | null;
  aboutMailId: string | null;
}

/** POSTED, REFUSED with a mail that says why, DROPPED in silence, NOTED of a bounce, FAILED by a fault of ours. */
export type Outcome = 'POSTED' | 'REFUSED' | 'DROPPED' | 'NOTED' | 'FAILED';

/** Null when it is settled already. */
export async function waitingMail(ctx: Context, id: string): Promise<WaitingMail | null> {
  const [mail] = await rows<WaitingMail>(
    ctx,
    `select id, envelope_from as "envelopeFrom", raw, attempts, markdown, answers_post_id as "answersPostId",
       left_out as "leftOut", person_id as "personId", thread_id as "threadId", series_id as "seriesId", about_mail_id as "aboutMailId"
       from inbound_mail where id = $1 and state = 'WAITING'`,
    [id],
  );
  return mail ?? null;
}

/**
 * Ends the reading of a mail, in the transaction of what is told of it. Its bytes are forgotten, unless it failed.
 * @returns false when somebody else has ended it already
 */
export async function settle(
  tx: Context,
  { id }: WaitingMail,
  outcome: Outcome,
  reason: string | null,
  postId: string | null = null,
): Promise<boolean> {
  const settled = await rows(
    tx,
    `update inbound_mail set state = $2, reason = $3, post_id = $4, settled_at = $5, markdown = null,
       raw = case when $2 = 'FAILED' then raw end
      where id = $1 and state = 'WAITING' returning id`,
    [id, outcome, reason, postId, tx.clock.now()],
  );
  if (settled.length > 0)
    tx.log.info({ mail: id, outcome, reason }, 'a mail that came in is settled');
  return settled.length > 0;
}
