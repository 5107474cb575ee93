import { z } from 'zod';
import { InvalidError } from '../../../kernel/errors';

/** A mail as a relay posts it. */
export interface RelayedMail {
  raw: Buffer;
  recipients: string[];
  /** Empty when its sender wants to hear of it no more. */
  envelopeFrom: string;
}

/** What a relay that posts no more than the mail does not tell. */
const UNKNOWN_SENDER = 'unknown';
/** Where servers write for whom a mail was, the nearest to the envelope first. */
const RECIPIENT_HEADERS =
  /^(?:x-original-to|delivered-to|envelope-to|x-envelope-to|x-forwarded-to|to|cc):(.*)$/gim;
const HEADER_LOOKED_AT = 262_144;

const json = z.object({
  /** The mail in base64. */
  raw: z.base64(),
  recipients: z.array(z.string().max(320)).min(1).optional(),
  envelopeFrom: z.string().max(320).optional(),
});

/** @throws InvalidError when it is not the JSON that docs/operations.md shows */
export function relayedMail(body: Buffer): RelayedMail {
  const parsed = json.safeParse(read(body));
  if (!parsed.success) throw new InvalidError({ path: 'body', rule: 'form' });
  const raw = Buffer.from(parsed.data.raw, 'base64');
  const { recipients, envelopeFrom } = parsed.data;
  const head = parsedHead(raw);
  return {
    raw,
    recipients: recipients ?? head.recipients,
    envelopeFrom: envelopeFrom ?? head.envelopeFrom,
  };
}

function read(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The envelope as far as the header tells it: for whom, and from whom. */
export function parsedHead(raw: Buffer): RelayedMail {
  const head = raw.subarray(0, HEADER_LOOKED_AT).toString('latin1');
  const header = head.split(/\r?\n\r?\n/, 1)[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
  const named = [...header.matchAll(RECIPIENT_HEADERS)].map(([, value = '']) => value).join(' ');
  const recipients = named.match(/[a-z0-9+._-]{1,64}@[a-z0-9.-]{1,255}/gi) ?? [];
  const sender = /^return-path:[ \t]*<?([^<>\s]*)>?/im.exec(header)?.[1];
  return { raw, recipients: [...new Set(recipients)], envelopeFrom: sender ?? UNKNOWN_SENDER };
}
