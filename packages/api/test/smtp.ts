import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Mailer } from '../src/kernel/mail-transport';
import type { TestServer } from './harness';

export interface ReceivedMail {
  /** Whom it was for, and to whom it would come back, as the envelope says. */
  to: string[];
  from: string;
  raw: string;
  mail: ParsedMail;
}

/** A real mail server, which keeps what it takes. */
export class MailServer {
  readonly #smtp: SMTPServer;
  received: ReceivedMail[] = [];
  /** What it says instead of taking a mail: at the recipient, or after the text. */
  refusal: { at: 'recipient' | 'text'; code: number; words: string } | undefined;

  constructor() {
    this.#smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => done(this.#refused('recipient')),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', async () => {
          const refused = this.#refused('text');
          if (refused) return done(refused);
          const raw = Buffer.concat(parts).toString();
          const { rcptTo, mailFrom } = session.envelope;
          this.received.push({
            to: rcptTo.map(({ address }) => address),
            from: mailFrom ? mailFrom.address : '',
            raw,
            mail: await simpleParser(raw),
          });
          done();
        });
      },
    });
  }

  /** Listens, and has the server send its mail here, with the settings that it has now. */
  async take(server: TestServer): Promise<void> {
    if (!this.#smtp.server.listening) {
      this.#smtp.listen(0, '127.0.0.1');
      await once(this.#smtp.server, 'listening');
    }
    const { port } = this.#smtp.server.address() as AddressInfo;
    server.services.mailer.close();
    server.services.mailer = new Mailer({
      ...server.services.environment,
      smtpUrl: `smtp://127.0.0.1:${port}`,
    });
  }

  reset(): void {
    this.received = [];
    this.refusal = undefined;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#smtp.close(resolve));
  }

  #refused(at: 'recipient' | 'text'): Error | null {
    if (this.refusal?.at !== at) return null;
    const { code, words } = this.refusal;
    return Object.assign(new Error(words), { responseCode: code });
  }
}
