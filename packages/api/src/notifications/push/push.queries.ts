import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { enforce, known } from '../../kernel/policy';
import type { PushDevice } from './push-device.entity';

/** In browsers where the person is signed in still: nothing is sent to another. */
export const LIVE = `join session s on s.id = d.session_id and s.ended_at is null and s.expires_at > $2
  join person p on p.id = d.person_id and p.deactivated_at is null`;

const SHOWN = `d.id, d.user_agent as "userAgent", d.created_at as "createdAt",
  d.last_used_at as "lastUsedAt"`;

/** The viewer's own, the newest first. There are never more than DEVICES_MAX. */
export function pushDevicesOf(ctx: Context): Promise<PushDevice[]> {
  return rows<PushDevice>(
    ctx,
    `select ${SHOWN}, d.session_id = $3 as current from push_subscription d ${LIVE}
      where d.person_id = $1 order by d.created_at desc, d.id desc`,
    [ctx.viewer.personId, ctx.clock.now(), ctx.viewer.sessionId],
  );
}

/**
 * The door to a device: its owner's alone.
 * @throws NotFoundError for everybody else
 */
export async function pushDeviceFor(ctx: Context, id: string): Promise<PushDevice> {
  enforce(known(ctx.viewer));
  const found = isId(id) ? (await pushDevicesOf(ctx)).find((device) => device.id === id) : null;
  if (!found) throw new NotFoundError();
  return found;
}

/** Those of many people who are to be told in some browser. */
export async function withPush(ctx: Context, personIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    ctx,
    `select distinct d.person_id as id from push_subscription d ${LIVE} where d.person_id = any($1::uuid[])`,
    [personIds, ctx.clock.now()],
  );
  return new Set(found.map(({ id }) => id));
}
