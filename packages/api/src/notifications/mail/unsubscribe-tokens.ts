import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { NoticeKind } from '../notifications.types';

/** What a link ends: mails of a kind, of a community, the digest, or all that the house sends by itself. */
export type UnsubscribeScope = { kind: NoticeKind } | { communityId: string } | 'DIGEST' | 'ALL';

/** A link in a mail that lay in an archive for a year still ends what its mail was about. */
const TOKEN_LIFE = 365 * DAY;

/** Bytes of the person, of what it ends, of the community, of the moment (in seconds), and of the signature. */
const PERSON = 16;
const SCOPE = 1;
const COMMUNITY = 16;
const ISSUED = 4;
const SIGNATURE = 16;
const SIGNED = PERSON + SCOPE + COMMUNITY + ISSUED;

/** One number for each scope; they stand in mails, so none ever changes its meaning. */
const ALL = 0;
const DIGEST = 1;
const IN_COMMUNITY = 2;
const KINDS: Record<number, NoticeKind> = {
  16: NoticeKind.MENTION,
  17: NoticeKind.ANSWER,
  18: NoticeKind.ACCEPTED,
  19: NoticeKind.MEMBERSHIP,
  20: NoticeKind.CARE,
  21: NoticeKind.OUTCOME,
  22: NoticeKind.THREAD,
  23: NoticeKind.POST,
  24: NoticeKind.EVENT,
  25: NoticeKind.REMINDER,
  26: NoticeKind.NEW_EVENT,
  27: NoticeKind.TURN,
  29: NoticeKind.USE,
  30: NoticeKind.USE_ASK,
  31: NoticeKind.THANKS,
  28: NoticeKind.RESOURCE,
};

function numberOf(scope: UnsubscribeScope): number {
  if (scope === 'ALL') return ALL;
  if (scope === 'DIGEST') return DIGEST;
  if ('communityId' in scope) return IN_COMMUNITY;
  const [number] = Object.entries(KINDS).find(([, kind]) => kind === scope.kind) ?? [];
  if (number === undefined)
    throw new Error(`No number stands for ${scope.kind} in unsubscribe links`);
  return Number(number);
}

function scopeOf(number: number, communityId: string): UnsubscribeScope | null {
  if (number === ALL) return 'ALL';
  if (number === DIGEST) return 'DIGEST';
  if (number === IN_COMMUNITY) return { communityId };
  const kind = KINDS[number];
  return kind ? { kind } : null;
}

const signatureOf = (secret: string, bytes: Buffer): Buffer =>
  createHmac('sha256', secret).update('unsubscribe:').update(bytes).digest().subarray(0, SIGNATURE);

/**
 * The way to end mails without signing in. Whoever has it can do no more than that, and take it back.
 */
export function unsubscribeUrl(ctx: Context, personId: string, scope: UnsubscribeScope): string {
  const { environment } = ctx.services;
  const signed = Buffer.alloc(SIGNED);
  signed.set(parse(personId), 0);
  signed.writeUInt8(numberOf(scope), PERSON);
  if (typeof scope === 'object' && 'communityId' in scope) {
    signed.set(parse(scope.communityId), PERSON + SCOPE);
  }
  signed.writeUInt32BE(Math.floor(ctx.clock.now().getTime() / 1_000), SIGNED - ISSUED);
  const token = Buffer.concat([signed, signatureOf(environment.secret, signed)]);
  return `${environment.origin}/unsubscribe/${token.toString('base64url')}`;
}

/** What a token says. Null when it was not made here, was changed, or is too old: nobody is told which. */
export function readUnsubscribeToken(
  ctx: Context,
  token: string,
): { personId: string; scope: UnsubscribeScope } | null {
  const bytes = Buffer.from(token, 'base64url');
  // One way to write it only: the hash of the text is what names it later.
  if (bytes.length !== SIGNED + SIGNATURE || bytes.toString('base64url') !== token) return null;
  const signed = bytes.subarray(0, SIGNED);
  const { secret } = ctx.services.environment;
  if (!timingSafeEqual(signatureOf(secret, signed), bytes.subarray(SIGNED))) return null;
  const issued = new Date(signed.readUInt32BE(SIGNED - ISSUED) * 1_000);
  if (later(issued, TOKEN_LIFE) < ctx.clock.now()) return null;
  const idAt = (from: number, length: number) => stringify(signed.subarray(from, from + length));
  const scope = scopeOf(signed.readUInt8(PERSON), idAt(PERSON + SCOPE, COMMUNITY));
  return scope && { personId: idAt(0, PERSON), scope };
}
