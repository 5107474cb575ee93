import { DAY, later } from '../../../kernel/clock';
import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { newId } from '../../../kernel/ids';
import { transaction } from '../../../kernel/transaction';
import { pauseMail } from '../../mail/pauses';
import { parsedMail, reportParts, UnreadableMailError } from '../parsing/parsed-mail';
import { settle, type WaitingMail } from './row';

/** Mails in a row that came back for good before an address is given up; a full mailbox gets emptied. */
const IN_A_ROW = 3;
/** Within this time; what came back longer ago says little about today. */
const BOUNCES_COUNT = 30 * DAY;

/** What somebody else's server reports of a mail of ours. */
type Report =
  | { kind: 'COMPLAINT'; detail: string }
  | { kind: 'BOUNCE'; status: string; detail: string }
  | { kind: 'NOTHING'; why: string };

/** The address does not exist, or its server does not: more mail would not help. */
const NO_SUCH_ADDRESS = /^5\.1\.(?:1|2|3|6|10)$/;

/** Reads a report of a mail of ours: who calls it spam, and whom none reaches, gets no more. */
export async function readReport(ctx: Context, row: WaitingMail): Promise<void> {
  const report = await reportIn(row);
  await transaction(ctx, async (tx) => {
    const [mail] = await rows<{ address: string }>(
      tx,
      'select lower(recipient) as address from mail where id = $1',
      [row.aboutMailId],
    );
    if (!mail) return void (await settle(tx, row, 'NOTED', 'FORGOTTEN_MAIL'));
    const { address } = mail;
    switch (report.kind) {
      case 'NOTHING':
        return void (await settle(tx, row, 'NOTED', report.why));
      case 'COMPLAINT':
        await settle(tx, row, 'NOTED', 'COMPLAINT');
        return pauseMail(tx, address, 'COMPLAINED', report.detail);
      case 'BOUNCE': {
        const { status, detail } = report;
        await settle(tx, row, 'NOTED', `BOUNCE ${status}`);
        const inARow = await count(tx, row, address, status);
        if (NO_SUCH_ADDRESS.test(status) || inARow >= IN_A_ROW) {
          await pauseMail(tx, address, 'BOUNCED', detail);
        }
      }
    }
  });
}

/** How many came back since the owner was last heard of: who answers by mail, has a mailbox that works. */
async function count(
  tx: Context,
  row: WaitingMail,
  address: string,
  status: string,
): Promise<number> {
  await rows(
    tx,
    `insert into mail_bounce (id, address, status, inbound_mail_id, created_at) values ($1, $2, $3, $4, $5)
     on conflict (inbound_mail_id) do nothing`,
    [newId(), address, status, row.id, tx.clock.now()],
  );
  const [bounced] = await rows<{ mails: number }>(
    tx,
    `select count(distinct i.about_mail_id)::int as mails
       from mail_bounce b join inbound_mail i on i.id = b.inbound_mail_id
      where b.address = $1 and b.created_at > $2
        and b.created_at > coalesce((select max(h.received_at) from inbound_mail h join person p on p.id = h.person_id
          where p.email = $1 and h.state = 'POSTED'), '-infinity')`,
    [address, later(tx.clock.now(), -BOUNCES_COUNT)],
  );
  return bounced?.mails ?? 0;
}

async function reportIn({ raw, envelopeFrom }: WaitingMail): Promise<Report> {
  try {
    const parts = await reportParts(raw);
    const complaint = parts.get('message/feedback-report');
    if (complaint !== undefined) return complaintOf(complaint);
    const delivery =
      parts.get('message/delivery-status') ?? parts.get('message/global-delivery-status');
    if (delivery !== undefined) return deliveryOf(delivery);
    const { text, html, from, subject } = await parsedMail(raw);
    // Older servers tell it in words alone. Nobody but a server writes without a sender on the envelope.
    const server = envelopeFrom === '' || /^(?:mailer-daemon|postmaster)@/.test(from ?? '');
    const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(`${subject}\n${text || html}`)?.[0];
    return server && status
      ? { kind: 'BOUNCE', status, detail: subject }
      : { kind: 'NOTHING', why: 'NO_REPORT' };
  } catch (error) {
    if (error instanceof UnreadableMailError) return { kind: 'NOTHING', why: 'UNREADABLE' };
    throw error;
  }
}

const field = (report: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*([^\\n]*)`, 'im').exec(report)?.[1]?.trim() ?? '';

/** RFC 5965: only those who say that it is not spam do not complain. */
function complaintOf(report: string): Report {
  const type = field(report, 'Feedback-Type').toLowerCase();
  if (type === 'not-spam') return { kind: 'NOTHING', why: 'NOT_SPAM' };
  return { kind: 'COMPLAINT', detail: `${type} ${field(report, 'User-Agent')}`.trim() };
}

/** RFC 3464: a delay, and what may work another time, is no reason to give up. */
function deliveryOf(report: string): Report {
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field(report, 'Status'))?.[0] ?? '';
  const action = field(report, 'Action').toLowerCase();
  if (action !== 'failed' || !status.startsWith('5.')) {
    return { kind: 'NOTHING', why: `DELIVERY ${action || 'unknown'} ${status}`.trim() };
  }
  return { kind: 'BOUNCE', status, detail: field(report, 'Diagnostic-Code') || status };
}
