import type { Context, Services } from './context';
import { rows } from './database/statements';
import { newId } from './ids';
import { defineJob, enqueue } from './jobs';
import { failureText, faultOf, isDeadAddress } from './mail-failures';
import { mayMail, pauseMail } from './mail-pauses';
import type { MailRow } from './mail-transport';
import { oneLine } from './one-line';

/** A mail before it is a row. Texts that become headers may hold anything: they are mended when it is written. */
export interface Letter {
  to: string;
  /** What it is about, for the permissions table and the metrics, for example `accounts.verify`. */
  kind: string;
  subject: string;
  text: string;
  html: string;
  /** Who speaks, when it is not the instance: "Amara Diallo via Guildhall". */
  fromName?: string;
  /** Where an answer goes; without it, to the instance's address. */
  replyTo?: string;
  /** With its angle brackets. The same twice is one mail; without it, one of its own. */
  messageId?: string;
  /** The Message-ID of what it answers. */
  inReplyTo?: string;
  /** Message-IDs of what it continues, the oldest first. */
  references?: string[];
  /** For filters: of which list it is (RFC 2919), and what the list is called. */
  list?: { id: string; name: string };
  /** Ends mails like this with one POST (RFC 8058); made from the configured origin. */
  unsubscribeUrl?: string;
  /** What it tells and whom: whether they may see it is asked once more when it is sent. */
  about?: { personId: string; happeningId?: string; threadIds?: string[] };
  /** What a calendar program reads in it: a calendar object of RFC 5545, and what is to be done with it (RFC 5546). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
  /** Somebody asked for it this minute, so it goes out even to an address whose mail is paused. */
  asked?: true;
}

/** Fourteen more attempts with doubling pauses from 5 s: for a day and a half, as long as a mail server may be away. */
const RETRY_LIMIT = 14;

const maybeOneLine = (text: string | undefined): string | null =>
  text === undefined ? null : oneLine(text);

/**
 * Writes a mail within the transaction; it is sent after the commit, at least once, under one Message-ID. Nothing is written
 * for an address whose mail is paused, nor twice under one Message-ID.
 */
export async function sendMail(tx: Context, letter: Letter): Promise<void> {
  if (!letter.asked && !(await mayMail(tx, letter.to))) return;
  const id = newId();
  const written = await rows(
    tx,
    `insert into mail (id, kind, recipient, subject, text, html, message_id, created_at, from_name, reply_to,
                       in_reply_to, reference_ids, list_id, list_name, unsubscribe_url, happening_id, person_id, asked,
                       thread_ids, calendar, calendar_method)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     on conflict (message_id) do nothing returning id`,
    [
      id,
      letter.kind,
      oneLine(letter.to),
      oneLine(letter.subject),
      letter.text,
      letter.html,
      letter.messageId ?? `<${id}@${tx.services.mailer.domain}>`,
      tx.clock.now(),
      maybeOneLine(letter.fromName),
      maybeOneLine(letter.replyTo),
      letter.inReplyTo ?? null,
      letter.references ?? [],
      letter.list?.id ?? null,
      maybeOneLine(letter.list?.name),
      letter.unsubscribeUrl ?? null,
      letter.about?.happeningId ?? null,
      letter.about?.personId ?? null,
      letter.asked ?? false,
      letter.about?.threadIds ?? [],
      letter.calendar?.content ?? null,
      letter.calendar?.method ?? null,
    ],
  );
  if (written.length > 0) await enqueue(tx, sendMailJob, { mailId: id });
}

/** What a mail tells, and whom. */
export interface Told {
  personId: string;
  recipient: string;
  happeningId: string | null;
  threadIds: string[];
}

/** Whether a mail is still for the one it was written to. */
type Question = (ctx: Context, told: Told) => Promise<boolean>;
let stillTheirs: Question | undefined;

/** The room that tells of happenings says how to ask, since the kernel knows none. */
export function askBeforeSending(question: Question): void {
  stillTheirs = question;
}

async function isWanted(ctx: Context, mail: MailRow): Promise<boolean> {
  if (!mail.asked && !(await mayMail(ctx, mail.recipient))) return false;
  const { happening_id: happeningId, thread_ids: threadIds, person_id: personId, recipient } = mail;
  if (!personId || !stillTheirs) return true;
  return stillTheirs(ctx, { happeningId, threadIds, personId, recipient });
}

export const sendMailJob = defineJob<{ mailId: string }>('kernel.send-mail', {
  retryLimit: RETRY_LIMIT,
  async run(ctx, { mailId }) {
    const { mailer } = ctx.services;
    const [mail] = await rows<MailRow>(ctx, 'select * from mail where id = $1', [mailId]);
    if (!mail || mail.sent_at || mail.dead_at || mail.withdrawn_at || !mailer.sends) return;
    if (!(await isWanted(ctx, mail))) {
      await rows(ctx, 'update mail set withdrawn_at = $2 where id = $1', [mailId, ctx.clock.now()]);
      mailer.outcomes.withdrawn += 1;
      return;
    }
    try {
      await mailer.deliver(mail);
    } catch (error) {
      return failed(ctx, mail, error);
    }
    await rows(
      ctx,
      'update mail set attempts = attempts + 1, last_error = null, sent_at = $2 where id = $1',
      [mailId, ctx.clock.now()],
    );
    mailer.outcomes.sent += 1;
  },
});

/** Tries again later by failing itself; after the last attempt, and when no other would help, it waits for an admin. */
async function failed(ctx: Context, mail: MailRow, error: unknown): Promise<void> {
  const { outcomes } = ctx.services.mailer;
  const dead = faultOf(error) === 'REFUSED' || mail.attempts >= RETRY_LIMIT;
  const text = failureText(error);
  await rows(
    ctx,
    'update mail set attempts = attempts + 1, last_error = $2, dead_at = $3 where id = $1',
    [mail.id, text, dead ? ctx.clock.now() : null],
  );
  if (isDeadAddress(error)) await pauseMail(ctx, mail.recipient, 'BOUNCED', text);
  outcomes[dead ? 'dead' : 'failed'] += 1;
  if (!dead) throw error;
  ctx.log.error({ mail: mail.id, kind: mail.kind, err: error }, 'a mail could not be sent');
}

/** How many mails wait to be sent and how old the oldest is, in seconds, and how many wait for an admin; for the metrics. */
export async function mailDepth(
  services: Services,
): Promise<{ waiting: number; oldest: number; dead: number }> {
  // Without a mail server they wait for nobody.
  if (!services.mailer.sends) return { waiting: 0, oldest: 0, dead: 0 };
  const [depth] = await rows<{ waiting: number; oldest: number; dead: number }>(
    services.database.dataSource.manager,
    `select count(*) filter (where dead_at is null)::int as waiting,
            count(*) filter (where dead_at is not null)::int as dead,
            coalesce(extract(epoch from $1::timestamptz - min(created_at) filter (where dead_at is null)), 0)::float as oldest
       from mail where withdrawn_at is null and sent_at is null`,
    [services.clock.now()],
  );
  return depth as { waiting: number; oldest: number; dead: number };
}
