import nodemailer, { type Transporter } from 'nodemailer';
import type { Context } from './context';
import type { Environment } from './environment';
import { newId } from './ids';
import { defineJob, enqueue } from './jobs';

export interface Letter {
  to: string;
  /** What it is about, for the permissions table and the metrics, for example `accounts.verify`. */
  kind: string;
  subject: string;
  text: string;
  html: string;
}

interface MailRow extends Omit<Letter, 'to'> {
  id: string;
  recipient: string;
  message_id: string;
  sent_at: Date | null;
}

/** Sends by SMTP when it is configured; otherwise mails stay in their table, to be read at /dev/mail. */
export class Mailer {
  readonly #transport: Transporter | undefined;
  readonly #from: string;
  /** The part after the @ of every Message-ID. */
  readonly domain: string;

  constructor(environment: Environment) {
    this.#transport = environment.smtpUrl
      ? nodemailer.createTransport({
          url: environment.smtpUrl,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : undefined;
    this.#from = environment.mailFrom;
    this.domain = new URL(environment.origin).hostname;
  }

  get sends(): boolean {
    return this.#transport !== undefined;
  }

  async deliver(mail: MailRow): Promise<void> {
    await this.#transport?.sendMail({
      from: this.#from,
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.message_id,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  close(): void {
    this.#transport?.close();
  }
}

/** Writes a mail within the transaction; it is sent after the commit, at least once, under one Message-ID. */
export async function sendMail(tx: Context, letter: Letter): Promise<void> {
  const id = newId();
  await tx.db.query(
    `insert into mail (id, kind, recipient, subject, text, html, message_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      letter.kind,
      letter.to,
      oneLine(letter.subject),
      letter.text,
      letter.html,
      `<${id}@${tx.services.mailer.domain}>`,
      tx.clock.now(),
    ],
  );
  await enqueue(tx, sendMailJob, { mailId: id });
}

/** A line break in a header would begin another header. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ').trim();

export const sendMailJob = defineJob<{ mailId: string }>('kernel.send-mail', {
  async run(ctx, { mailId }) {
    const { mailer } = ctx.services;
    const [mail]: MailRow[] = await ctx.db.query('select * from mail where id = $1', [mailId]);
    if (!mail || mail.sent_at || !mailer.sends) return;
    try {
      await mailer.deliver(mail);
    } catch (error) {
      await ctx.db.query('update mail set attempts = attempts + 1, last_error = $2 where id = $1', [
        mailId,
        String(error).slice(0, 500),
      ]);
      throw error;
    }
    await ctx.db.query(
      'update mail set attempts = attempts + 1, last_error = null, sent_at = $2 where id = $1',
      [mailId, ctx.clock.now()],
    );
  },
});
