import { createECDH, randomBytes } from 'node:crypto';
import { generateVAPIDKeys } from 'web-push';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import type { PushSettings } from '../../kernel/environment';
import { newId } from '../../kernel/ids';

/** Of an instance that tells people in their browsers, with push services on this machine. */
export const pushSettings: PushSettings = {
  ...generateVAPIDKeys(),
  contact: 'mailto:house@example.org',
  nearby: true,
};

/** The keys of a browser, with the half that stays in it. */
export function browserKeys() {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') };
  return { pair, auth, keys };
}

/** What somebody would register: nobody is at that address. */
export const someBrowser = () => ({
  endpoint: `https://push.example.org/${newId()}`,
  keys: browserKeys().keys,
});

/** A browser as if it had been registered. @returns its id */
export async function aPushDevice(
  ctx: Context,
  { personId, sessionId }: { personId: string; sessionId: string | null },
): Promise<string> {
  const { endpoint, keys } = someBrowser();
  const id = newId();
  await rows(
    ctx,
    `insert into push_subscription (id, person_id, session_id, endpoint, p256dh, auth, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, personId, sessionId, endpoint, keys.p256dh, keys.auth, ctx.clock.now()],
  );
  return id;
}
