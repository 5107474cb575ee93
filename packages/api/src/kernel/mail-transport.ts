import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import { bounceAddress } from './bounce-address';
import type { Environment } from './environment';

/** A mail as its row stands. */
export interface MailRow {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  message_id: string;
  created_at: Date;
  sent_at: Date | null;
  attempts: number;
  last_error: string | null;
  from_name: string | null;
  reply_to: string | null;
  in_reply_to: string | null;
  reference_ids: string[];
  list_id: string | null;
  list_name: string | null;
  unsubscribe_url: string | null;
  asked: boolean;
  happening_id: string | null;
  thread_ids: string[];
  person_id: string | null;
  dead_at: Date | null;
  withdrawn_at: Date | null;
  calendar: string | null;
  calendar_method: 'REQUEST' | 'CANCEL' | null;
}

/** What has happened to mails in this process since it started; for the metrics. */
export type MailOutcome = 'sent' | 'failed' | 'dead' | 'withdrawn';

/** Sends by SMTP when it is configured; otherwise mails stay in their table, to be read at /dev/mail. */
export class Mailer {
  readonly #transport: Transporter | undefined;
  readonly #environment: Environment;
  /** The part after the @ of every Message-ID. */
  readonly domain: string;
  readonly outcomes: Record<MailOutcome, number> = { sent: 0, failed: 0, dead: 0, withdrawn: 0 };

  constructor(environment: Environment) {
    this.#transport = environment.smtpUrl
      ? nodemailer.createTransport({
          url: environment.smtpUrl,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : undefined;
    this.#environment = environment;
    this.domain = new URL(environment.origin).hostname;
  }

  get sends(): boolean {
    return this.#transport !== undefined;
  }

  /** The mail as it goes over the wire, headers first. */
  async source(mail: MailRow): Promise<string> {
    const paper = nodemailer.createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'unix',
    });
    const { message } = await paper.sendMail(this.#composed(mail));
    return message.toString();
  }

  /** @throws what the connection or the other server said; see mail-failures.ts */
  async deliver(mail: MailRow): Promise<void> {
    await this.#transport?.sendMail(this.#composed(mail));
  }

  close(): void {
    this.#transport?.close();
  }

  #composed(mail: MailRow): SendMailOptions {
    // What cannot be delivered comes back to an address that says which mail it was.
    const bounces = bounceAddress(this.#environment, mail.id);
    return {
      ...headersOf(mail, this.#environment.mailFrom),
      to: { name: '', address: mail.recipient },
      ...(bounces && { envelope: { from: bounces, to: mail.recipient } }),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.calendar && {
        icalEvent: { method: mail.calendar_method ?? 'REQUEST', content: mail.calendar },
      }),
    };
  }
}

/** The address of a mailbox such as `Guildhall <guildhall@localhost>`. */
const addressIn = (mailbox: string): string => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox;

function headersOf(mail: MailRow, from: string): SendMailOptions {
  return {
    from: mail.from_name ? { name: mail.from_name, address: addressIn(from) } : from,
    ...(mail.reply_to && { replyTo: { name: '', address: mail.reply_to } }),
    messageId: mail.message_id,
    date: mail.created_at,
    ...(mail.in_reply_to && { inReplyTo: mail.in_reply_to }),
    ...(mail.reference_ids.length > 0 && { references: mail.reference_ids }),
    ...(mail.list_id && { list: { id: { url: mail.list_id, comment: mail.list_name ?? '' } } }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Exchange answers for people who are away, unless it is told not to.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(mail.unsubscribe_url && {
        'List-Unsubscribe': `<${mail.unsubscribe_url}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}
