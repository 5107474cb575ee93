import { createHash } from 'node:crypto';
import { type CalendarPlace, placeOfAnswer } from '../../../events/calendar/invitations/addresses';
import { mailOfBounce } from '../../../kernel/bounce-address';
import { HOUR, later } from '../../../kernel/clock';
import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { newId } from '../../../kernel/ids';
import { enqueueAll } from '../../../kernel/jobs';
import { storable } from '../../../kernel/storable';
import { transaction } from '../../../kernel/transaction';
import { readMailJob } from '../reading/read-mail.job';
import { placeOfReply, type ReplyPlace } from '../reply-addresses';

/**
 * Mails of one person in an hour: more than anybody types, and where a loop ends. What is beyond it is not taken, so
 * it waits at the sender's server and is not lost.
 */
const MAILS_PER_HOUR = 30;
/** A delay or two, a failure and a complaint: whoever gets a mail knows its address for reports, and could go on. */
const REPORTS_OF_A_MAIL = 10;
/** Somebody who answers a digest names several threads; more recipients than this are a mailing. */
export const RECIPIENTS_MAX = 10;
/** Bytes at the beginning in which the Message-ID is looked for. */
const HEADER_LOOKED_AT = 262_144;
/** The longest sender that an envelope can have. */
const SENDER_MAX = 320;

/** What a mail to one of our addresses is about. */
export type Target =
  | ({ purpose: 'REPLY' } & ReplyPlace)
  | ({ purpose: 'CALENDAR' } & CalendarPlace)
  | { purpose: 'BOUNCE'; mailId: string };

/** @param address of an envelope, as it came; null when it is none of ours */
export async function targetOf(ctx: Context, address: string): Promise<Target | null> {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 0 || domain !== ctx.services.environment.inbound?.domain) return null;
  const local = address.slice(0, at);
  const mailId = mailOfBounce(ctx.services.environment, local);
  if (mailId) return { purpose: 'BOUNCE', mailId };
  const place = await placeOfReply(ctx, local);
  if (place) return { purpose: 'REPLY', ...place };
  const calendar = await placeOfAnswer(ctx, local);
  return calendar && { purpose: 'CALENDAR', ...calendar };
}

/** Whether somebody has sent as many mails as are taken in an hour, or a mail has as many reports as one can have. */
export async function hasSentEnough(ctx: Context, target: Target): Promise<boolean> {
  if (target.purpose === 'BOUNCE') {
    const reports = await count(
      ctx,
      'person_id is null and thread_id is null and about_mail_id = $1',
      [target.mailId],
    );
    return reports >= REPORTS_OF_A_MAIL;
  }
  const mails = await count(ctx, 'person_id = $1 and received_at > $2', [
    target.personId,
    later(ctx.clock.now(), -HOUR),
  ]);
  return mails >= MAILS_PER_HOUR;
}

async function count(ctx: Context, condition: string, values: unknown[]): Promise<number> {
  const [row] = await rows<{ mails: number }>(
    ctx,
    `select count(*)::int as mails from inbound_mail where ${condition}`,
    values,
  );
  return row?.mails ?? 0;
}

/**
 * Takes a mail: once this has come back, it is not lost. The same mail again, on whichever way, changes nothing.
 * @param envelopeFrom the sender on the envelope; empty when nobody wants to hear of it again
 */
export async function takeMail(
  ctx: Context,
  mail: { way: 'SMTP' | 'WEBHOOK'; targets: readonly Target[]; envelopeFrom: string; raw: Buffer },
): Promise<void> {
  const key = messageKey(mail.raw);
  const taken = await transaction(ctx, async (tx) => {
    const made: Array<{ inboundMailId: string }> = [];
    for (const target of mail.targets) {
      const reply = target.purpose === 'BOUNCE' ? null : target;
      const [row] = await rows<{ inboundMailId: string }>(
        tx,
        `insert into inbound_mail (id, way, purpose, person_id, thread_id, series_id, about_mail_id, message_key,
           envelope_from, raw, bytes, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (person_id, thread_id, about_mail_id, message_key) do nothing
         returning id as "inboundMailId"`,
        [
          ...[newId(), mail.way, reply ? 'REPLY' : 'BOUNCE', reply?.personId ?? null],
          target.purpose === 'REPLY' ? target.threadId : null,
          target.purpose === 'CALENDAR' ? target.seriesId : null,
          target.purpose === 'BOUNCE' ? target.mailId : null,
          ...[key, storable(mail.envelopeFrom).slice(0, SENDER_MAX), mail.raw, mail.raw.length],
          tx.clock.now(),
        ],
      );
      if (row) made.push(row);
    }
    await enqueueAll(tx, readMailJob, made);
    return made;
  });
  ctx.log.info(
    {
      way: mail.way,
      bytes: mail.raw.length,
      taken: taken.map(({ inboundMailId }) => inboundMailId),
    },
    'a mail came in',
  );
}

/**
 * By what a mail is known again: its Message-ID, or what its writer has set when it has none. What servers on its way
 * have written above it does not count, since it can come on two ways.
 */
function messageKey(raw: Buffer): Buffer {
  const head = raw.subarray(0, HEADER_LOOKED_AT).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head);
  const header = head.slice(0, end?.index).replace(/\r?\n[ \t]+/g, ' ');
  const id = /^message-id:[ \t]*(\S[^\r\n]*)/im.exec(header)?.[1]?.trim();
  const hash = createHash('sha256');
  if (id) return hash.update(id).digest();
  const own = header.split(/\r?\n/).filter((line) => /^(?:from|date|subject):/i.test(line));
  const body = end ? raw.subarray(end.index + end[0].length) : raw;
  return hash.update(own.join('\n')).update(body).digest();
}
