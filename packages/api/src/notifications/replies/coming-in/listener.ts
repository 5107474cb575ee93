import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { MINUTE, SECOND } from '../../../kernel/clock';
import { type Services, systemContext } from '../../../kernel/context';
import { type InboundSettings, SettingError } from '../../../kernel/environment';
import { hasSentEnough, RECIPIENTS_MAX, type Target, takeMail, targetOf } from './intake';

/** Mail servers that hand over at the same time: one keeps a few connections open. */
const CLIENTS_MAX = 20;
/** Silence after which a connection is ended. */
const SILENCE = MINUTE;
/** Mails under way when the server stops get so long. */
const GRACE = 5 * SECOND;
/** So many of the largest mails are held at once, whoever sends them; others are asked to come again. */
const LARGEST_AT_ONCE = 4;

/** A refusal as SMTP says it; 4xx comes again by itself, 5xx does not. */
const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode });

export interface Listener {
  readonly port: number;
  /** Takes no more connections; what is under way may end. */
  close(): Promise<void>;
}

/**
 * Listens for mails that a mail server hands over.
 * @returns null when it is not switched on
 * @throws SettingError when the port is taken, or the certificate cannot be read
 */
export async function openListener(services: Services): Promise<Listener | null> {
  const { inbound } = services.environment;
  if (!inbound?.smtp) return null;
  const { port, host } = inbound.smtp;
  const desk = new Desk(services, inbound);
  const tls = tlsOf(inbound.smtp);
  const server = new SMTPServer({
    name: inbound.domain,
    banner: 'Guildhall',
    authOptional: true,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...tls,
    size: inbound.largest,
    maxClients: CLIENTS_MAX,
    socketTimeout: SILENCE,
    closeTimeout: GRACE,
    disableReverseLookup: true,
    onRcptTo: ({ address }, session, done) => answer(desk.recipient(address, session), done),
    onData: (stream, session, done) => answer(desk.mail(stream, session), done),
  });
  // A connection that broke is its sender's matter: whoever was not told 250 comes again.
  server.on('error', (error) => services.log.debug({ err: error }, 'mail listener'));
  await listening(server, port, host);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const answer = (work: Promise<void>, done: (error?: Error) => void): void => {
  work.then(() => done(), done);
};

async function listening(server: SMTPServer, port: number, host: string): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => server.server.once('error', reject));
  server.listen(port, host);
  try {
    await Promise.race([once(server.server, 'listening'), failed]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new SettingError(
      `INBOUND_SMTP_PORT ${port} on ${host} cannot be listened on (${code}); choose another, or stop what uses it.`,
    );
  }
}

function tlsOf({ cert, key }: NonNullable<InboundSettings['smtp']>) {
  if (!cert || !key) return undefined;
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch {
    throw new SettingError(
      'INBOUND_SMTP_CERT and INBOUND_SMTP_KEY must name files that can be read.',
    );
  }
}

/** What is asked at each step of a mail. It holds nothing that another process would have to know. */
class Desk {
  readonly #services: Services;
  readonly #largest: number;
  readonly #targets = new WeakMap<SMTPServerSession, Map<string, Target>>();
  /** Bytes of mails that are arriving now. */
  #held = 0;

  constructor(services: Services, { largest }: InboundSettings) {
    this.#services = services;
    this.#largest = largest;
  }

  /** @throws a refusal: unknown addresses for good, too many mails for now */
  async recipient(address: string, session: SMTPServerSession): Promise<void> {
    const ctx = systemContext(this.#services);
    if (session.envelope.rcptTo.length >= RECIPIENTS_MAX) {
      throw refusal(452, 'Too many recipients in one mail');
    }
    const target = await targetOf(ctx, address).catch((error) => this.#later(error));
    if (!target) throw refusal(550, 'No such address here');
    if (await hasSentEnough(ctx, target).catch((error) => this.#later(error))) {
      throw refusal(452, 'Too many mails in this hour');
    }
    const known = this.#targets.get(session) ?? new Map<string, Target>();
    this.#targets.set(session, known.set(address, target));
  }

  /** Comes back once the mail is kept: only then does its sender forget it. @throws a refusal */
  async mail(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await this.#read(stream);
    const { mailFrom, rcptTo } = session.envelope;
    const known = this.#targets.get(session);
    const targets = rcptTo.flatMap(({ address }) => known?.get(address) ?? []);
    await takeMail(systemContext(this.#services), {
      way: 'SMTP',
      targets,
      envelopeFrom: mailFrom ? mailFrom.address : '',
      raw,
    }).catch((error) => this.#later(error));
  }

  /** To its end in any case, as SMTP wants; but kept only as far as it may be large. */
  async #read(stream: SMTPServerDataStream): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    let full = false;
    try {
      for await (const part of stream as AsyncIterable<Buffer>) {
        full ||= this.#held + part.length > this.#largest * LARGEST_AT_ONCE;
        if (full || stream.sizeExceeded) {
          this.#release(parts, bytes);
          bytes = 0;
          continue;
        }
        parts.push(part);
        bytes += part.length;
        this.#held += part.length;
      }
      if (stream.sizeExceeded) throw refusal(552, `A mail may have ${this.#largest} bytes here`);
      if (full) throw refusal(452, 'Too much is arriving at once');
      return Buffer.concat(parts);
    } finally {
      this.#release(parts, bytes);
    }
  }

  #release(parts: Buffer[], bytes: number): void {
    parts.length = 0;
    this.#held -= bytes;
  }

  /** Something of ours does not work: it is written down, and the sender comes again. */
  #later(error: unknown): never {
    this.#services.log.error({ err: error }, 'a mail could not be taken');
    throw refusal(451, 'Try again later');
  }
}
