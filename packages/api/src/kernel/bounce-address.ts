import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Environment } from './environment';
import { isId } from './ids';

/** 96 bits: nobody reports a mail as undeliverable that they have not got. With the id it fits the 64 signs of a local part. */
const PROOF_LENGTH = 24;
const LOCAL = new RegExp(`^bounce\\+([0-9a-f]{32})([0-9a-f]{${PROOF_LENGTH}})$`);

const proofOf = ({ secret }: Environment, mailId: string): string =>
  createHmac('sha256', secret).update(`bounce:${mailId}`).digest('hex').slice(0, PROOF_LENGTH);

/**
 * The sender on a mail's envelope: what cannot be delivered comes back to it, and says by itself which mail it was.
 * @returns null when nothing comes in by mail; the mail then has its usual sender there
 */
export function bounceAddress(environment: Environment, mailId: string): string | null {
  if (!environment.inbound) return null;
  const id = mailId.replaceAll('-', '');
  return `bounce+${id}${proofOf(environment, mailId)}@${environment.inbound.domain}`;
}

/** @param local the part before the @, as it came; null when it is no address that we made */
export function mailOfBounce(environment: Environment, local: string): string | null {
  const [, hex = '', proof = ''] = LOCAL.exec(local.toLowerCase()) ?? [];
  const mailId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isId(mailId)) return null;
  const made = Buffer.from(proofOf(environment, mailId));
  return timingSafeEqual(made, Buffer.from(proof)) ? mailId : null;
}
