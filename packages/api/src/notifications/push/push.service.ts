import { ECDH } from 'node:crypto';
import { MINUTE } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError, NotFoundError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { defineLimit } from '../../kernel/limits';
import { enforce, known } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import { pushEndpoint } from './endpoint';
import type { PushKeysInput, RegisterPushInput } from './push.inputs';
import { pushDeviceFor } from './push.queries';

/** More browsers than anybody reads in; each is a message of its own. */
export const DEVICES_MAX = 10;
const USER_AGENT_MAX = 300;
/** Bytes that the Web Push encryption (RFC 8291) asks for. */
const SECRET_BYTES = 16;
const POINT_BYTES = 65;

/** Somebody who cannot decide does it a few times; a program that makes up addresses, often. */
const perPerson = defineLimit({ points: 30, seconds: (60 * MINUTE) / 1_000 });

/**
 * Tells the viewer at once in the browser that asks. It is the one of this session: another before it is forgotten, and a
 * browser that changes hands belongs to whoever registers it last.
 * @throws NotFoundError when this instance sends nothing; InvalidError when we will not send there, or could not
 */
export async function registerPush(ctx: Context, input: RegisterPushInput): Promise<void> {
  enforce(known(ctx.viewer));
  const { push } = ctx.services.environment;
  const { personId, sessionId } = ctx.viewer;
  if (!push || !personId || !sessionId) throw new NotFoundError();
  await perPerson.count(ctx, personId);
  const url = pushEndpoint(input.endpoint, push.nearby);
  if (!url) throw new InvalidError({ path: 'endpoint', rule: 'publicAddress' });
  const { p256dh, auth } = readKeys(input.keys);
  await transaction(ctx, async (tx) => {
    // Under the person's lock, so that two browsers at once are not one too many.
    await rows(tx, 'select id from person where id = $1 for no key update', [personId]);
    await rows(tx, 'delete from push_subscription where endpoint = $1 and session_id <> $2', [
      url.href,
      sessionId,
    ]);
    await rows(
      tx,
      `insert into push_subscription as d
         (id, person_id, session_id, endpoint, p256dh, auth, user_agent, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (session_id) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh,
         auth = excluded.auth, user_agent = excluded.user_agent, failures = 0`,
      [
        ...[newId(), personId, sessionId, url.href, p256dh, auth],
        ctx.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
        tx.clock.now(),
      ],
    );
    await forgetOldest(tx, personId, sessionId);
  });
}

/** One too many: the one that took something longest ago makes room. */
async function forgetOldest(tx: Context, personId: string, sessionId: string): Promise<void> {
  await rows(
    tx,
    `delete from push_subscription where id in (
       select id from push_subscription where person_id = $1 and session_id <> $2
        order by coalesce(last_used_at, created_at) desc, id desc offset ${DEVICES_MAX - 1})`,
    [personId, sessionId],
  );
}

function readKeys(keys: PushKeysInput): PushKeysInput {
  const [p256dh, auth] = [keys.p256dh, keys.auth].map((key) => Buffer.from(key, 'base64url'));
  if (!p256dh || p256dh.length !== POINT_BYTES || !isOnCurve(p256dh)) {
    throw new InvalidError({ path: 'keys.p256dh', rule: 'key' });
  }
  if (auth?.length !== SECRET_BYTES) throw new InvalidError({ path: 'keys.auth', rule: 'key' });
  return { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') };
}

/** A point that is none would be refused only when something is to be sent. */
function isOnCurve(point: Buffer): boolean {
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

/**
 * A device of the viewer's is told nothing more.
 * @throws NotFoundError when the id is not one of theirs
 */
export async function removePush(ctx: Context, id: string): Promise<void> {
  const device = await pushDeviceFor(ctx, id);
  await rows(ctx, 'delete from push_subscription where id = $1', [device.id]);
}

/** Sessions that have ended: their browsers are told nothing more. */
export async function forgetSessions(ctx: Context, sessionIds: string[]): Promise<void> {
  await rows(ctx, 'delete from push_subscription where session_id = any($1)', [sessionIds]);
}
