import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { MINUTE, SECOND } from '../../../kernel/clock';
import { type Context, systemContext } from '../../../kernel/context';
import { DomainError, NotFoundError, RateLimitedError } from '../../../kernel/errors';
import type { Route } from '../../../kernel/route';
import { hasSentEnough, RECIPIENTS_MAX, type Target, takeMail, targetOf } from './intake';
import { parsedHead, type RelayedMail, relayedMail } from './relayed';

/** Clocks may differ by so much, and a relay tries again that soon. Older ones are somebody who has listened in. */
const WINDOW = 5 * MINUTE;
/** JSON carries a mail in base64, with a little beside it. */
const JSON_SLACK = 1.4;
/** A relay that is told so tries again after that time. */
const AGAIN_AFTER = 600;

/** The body is larger than a mail may be; said before it is read to its end. */
class TooLargeError extends Error {
  readonly status = 413;
}

const refused = (): DomainError =>
  new DomainError('UNAUTHENTICATED', 'The signature does not fit, or is too old.');

/**
 * Reads and checks at once, so that a large body is never held twice and one that is too large never whole.
 * @throws UNAUTHENTICATED when it was not signed with the secret, within the last minutes
 */
async function signedBody(ctx: Context, request: Request, secret: string): Promise<Buffer> {
  const timestamp = String(request.headers['x-guildhall-timestamp'] ?? '');
  const signature = /^sha256=([0-9a-f]{64})$/.exec(
    String(request.headers['x-guildhall-signature'] ?? ''),
  )?.[1];
  // Looked at before the body: nobody is listened to who has not even tried.
  if (!signature || !/^\d{1,12}$/.test(timestamp)) throw refused();
  const age = ctx.clock.now().getTime() - Number(timestamp) * SECOND;
  if (Math.abs(age) > WINDOW) throw refused();
  const most =
    (ctx.services.environment.inbound?.largest ?? 0) * (isJson(request) ? JSON_SLACK : 1);
  if (Number(request.headers['content-length'] ?? 0) > most) throw new TooLargeError();
  const hmac = createHmac('sha256', secret).update(`${timestamp}.`);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) throw new TooLargeError();
    hmac.update(part);
    parts.push(part);
  }
  if (!timingSafeEqual(hmac.digest(), Buffer.from(signature, 'hex'))) throw refused();
  return Buffer.concat(parts);
}

const isJson = (request: Request): boolean => request.is('application/json') !== false;

async function targetsOf(ctx: Context, { recipients }: RelayedMail): Promise<Target[]> {
  const targets: Target[] = [];
  for (const address of recipients.slice(0, RECIPIENTS_MAX)) {
    const target = await targetOf(ctx, address);
    if (!target) continue;
    if (await hasSentEnough(ctx, target)) throw new RateLimitedError(AGAIN_AFTER);
    targets.push(target);
  }
  return targets;
}

export const inboundRoutes: Route[] = [
  {
    method: 'POST',
    path: '/inbound/mail',
    rule: 'Whoever signs with INBOUND_WEBHOOK_SECRET, within the last five minutes; without that setting nobody. What the mail may do is decided by its secret address.',
    async handle(caller, request, response) {
      const { inbound } = caller.services.environment;
      if (!inbound?.webhookSecret) throw new NotFoundError();
      // What is refused is not read to its end, so the connection cannot serve another request.
      response.set('connection', 'close');
      const body = await signedBody(caller, request, inbound.webhookSecret);
      const ctx = systemContext(caller.services);
      const mail = isJson(request) ? relayedMail(body) : parsedHead(body);
      if (mail.raw.length > inbound.largest) throw new TooLargeError();
      const targets = await targetsOf(ctx, mail);
      // Nothing of it is for us: the relay should not try again.
      if (targets.length === 0) throw new NotFoundError();
      const { envelopeFrom, raw } = mail;
      await takeMail(ctx, { way: 'WEBHOOK', targets, envelopeFrom, raw });
      response.status(202).json({ accepted: targets.length });
    },
  },
];
