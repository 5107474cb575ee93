import { DAY, SECOND } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NoticeKind, NoticeReason } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { pushMessage, topicOf } from './message';
import { type Outcome, post, type Receiver } from './post';
import { LIVE } from './push.queries';

/** Seconds that a push service keeps it for a device that is off: what is older is better read in the inbox. */
const KEPT_SECONDS = DAY / SECOND;
/** In a row. What a push service refuses so often it will not take again, though it has not said so. */
const FAILURES_MAX = 10;

/** What can wait until the device is awake anyway. */
const UNHURRIED: ReadonlySet<NoticeKind> = new Set([
  NoticeKind.CARE,
  NoticeKind.OUTCOME,
  NoticeKind.THREAD,
  NoticeKind.POST,
  NoticeKind.NEW_EVENT,
]);

/** A push service did not take it now: worth another attempt. */
export class PushNotTakenError extends Error {}

/** What is of use until then is not kept for longer. */
function keptFor(ctx: Context, { until }: Said): number {
  if (!until) return KEPT_SECONDS;
  const left = Math.floor((until.getTime() - ctx.clock.now().getTime()) / SECOND);
  return Math.max(0, Math.min(KEPT_SECONDS, left));
}

interface Device extends Receiver {
  id: string;
}

/**
 * Tells a person of a happening in every browser where they asked for it and are signed in. Whether they may see it was
 * asked for `said`. It talks to other houses: never call it inside a transaction.
 * @returns SKIPPED when there is no such browser
 * @throws PushNotTakenError when one of them is to be tried again; those that took it are then left out
 */
export async function pushHappening(
  ctx: Context,
  personId: string,
  happening: Happening,
  delivery: { kind: NoticeKind; reason: NoticeReason },
  said: Said,
): Promise<'SENT' | 'SKIPPED'> {
  const { push } = ctx.services.environment;
  if (!push) return 'SKIPPED';
  const devices = await devicesOf(ctx, personId);
  const waiting = devices.filter((device) => device.lastHappeningId !== happening.id);
  if (waiting.length === 0) return devices.length > 0 ? 'SENT' : 'SKIPPED';
  const message = pushMessage(happening, delivery, said, await isPrivate(ctx, said.community.id));
  const options = {
    TTL: keptFor(ctx, said),
    urgency: UNHURRIED.has(delivery.kind) ? ('low' as const) : ('normal' as const),
    topic: topicOf(personId, message.tag),
  };
  const outcomes = await Promise.all(
    waiting.map(async (device) => {
      const outcome = await post(push, device, JSON.stringify(message), options);
      await settle(ctx, device, happening.id, outcome);
      return outcome;
    }),
  );
  const later = outcomes.find(({ state }) => state === 'later');
  if (later) throw new PushNotTakenError(`A push service answered ${later.answer}.`);
  return outcomes.some(({ state }) => state === 'taken') || waiting.length < devices.length
    ? 'SENT'
    : 'SKIPPED';
}

function devicesOf(
  ctx: Context,
  personId: string,
): Promise<Array<Device & { lastHappeningId: string | null }>> {
  return rows(
    ctx,
    `select d.id, d.endpoint, d.p256dh, d.auth, d.last_happening_id as "lastHappeningId"
       from push_subscription d ${LIVE} where d.person_id = $1 order by d.id`,
    [personId, ctx.clock.now()],
  );
}

async function isPrivate(ctx: Context, communityId: string): Promise<boolean> {
  const [community] = await rows<{ visibility: string }>(
    ctx,
    'select visibility from community where id = $1',
    [communityId],
  );
  return community?.visibility !== 'OPEN' && community?.visibility !== 'CLOSED';
}

async function settle(
  ctx: Context,
  { id, endpoint }: Device,
  happeningId: string,
  { state, answer }: Outcome,
): Promise<void> {
  // The same row may have got another address meanwhile: what is said of the old one is not said of that.
  if (state === 'taken') {
    await rows(
      ctx,
      `update push_subscription set last_used_at = $3, last_happening_id = $4, failures = 0
        where id = $1 and endpoint = $2`,
      [id, endpoint, ctx.clock.now(), happeningId],
    );
    return;
  }
  ctx.log.info({ pushDevice: id, answer }, `push ${state}`);
  if (state === 'gone') {
    await rows(ctx, 'delete from push_subscription where id = $1 and endpoint = $2', [
      id,
      endpoint,
    ]);
    return;
  }
  if (state === 'later') return;
  await rows(
    ctx,
    `with failed as (
       update push_subscription set failures = failures + 1
        where id = $1 and endpoint = $2 and failures < $3 - 1 returning id)
     delete from push_subscription
      where id = $1 and endpoint = $2 and not exists (select 1 from failed)`,
    [id, endpoint, FAILURES_MAX],
  );
}
