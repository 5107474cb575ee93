import { DAY, later, MINUTE } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { mayMail } from '../../kernel/mail-pauses';
import { transaction } from '../../kernel/transaction';
import { mailHappening } from '../mail/happening-mail';
import { type NoticeKind, type NoticeReason, NoticeWay } from '../notifications.types';
import { isWanted } from '../preferences/wanted';
import { pushHappening } from '../push/sending';
import { asPerson } from './as-person';
import { sayingOf } from './registry';
import { type Happening, happeningColumns, type Said } from './telling';

/** As many are looked up at once; each is then a transaction of its own. */
const BATCH = 100;

/** So many are under way at once: a push service that does not answer keeps few waiting. */
const SIDE_BY_SIDE = 10;

/** Who was away for a week is not told by itself what is old by then: it stands in their inbox and in the digest. */
const STALE_AFTER = 7 * DAY;

/** Pauses double from a minute: the tenth attempt is some eight hours after the first. */
const ATTEMPTS = 10;
const FIRST_PAUSE = MINUTE;

/** What is told to one person on one way. */
export interface Delivery {
  id: string;
  personId: string;
  way: NoticeWay;
  kind: NoticeKind;
  reason: NoticeReason;
  attempts: number;
}

type Settled = 'SENT' | 'SKIPPED';

/** Each minute, and after each happening: sends what is due. Late or twice, it finds what is still to be sent. */
export const deliverJob = defineJob<object>('notifications.deliver', {
  everyMinute: true,
  async run(ctx) {
    let moved: boolean;
    do {
      const due = await dueNow(ctx);
      moved = false;
      for (let at = 0; at < due.length; at += SIDE_BY_SIDE) {
        const some = due.slice(at, at + SIDE_BY_SIDE);
        const ended = await Promise.all(some.map((id) => attempt(ctx, id)));
        moved = ended.some(Boolean) || moved;
      }
      // What another worker holds is in good hands: whoever asked for it again and again would only keep it busy.
    } while (moved);
  },
});

/** @returns false when another worker has it in hand */
async function attempt(ctx: Context, id: string): Promise<boolean> {
  try {
    return await deliver(ctx, id);
  } catch (error) {
    await postpone(ctx, id, error);
    return true;
  }
}

async function dueNow(ctx: Context): Promise<string[]> {
  const due = await rows<{ id: string }>(
    ctx,
    `select id from delivery where state = 'WAITING' and pace = 'AT_ONCE' and due_at <= $1
      order by due_at, id limit ${BATCH}`,
    [ctx.clock.now()],
  );
  return due.map(({ id }) => id);
}

/** A mail is written in the transaction that settles it; a push leaves between two, for nothing may wait for a network. */
async function deliver(ctx: Context, id: string): Promise<boolean> {
  let held = false;
  const push = await transaction(ctx, async (tx) => {
    const delivery = await claim(tx, id);
    if (delivery === 'ELSEWHERE') return null;
    held = true;
    if (!delivery) return null;
    const said = await sayTo(tx, delivery);
    if (!said) return settle(tx, id, 'SKIPPED');
    if (delivery.way === NoticeWay.PUSH) {
      // Whoever dies with it under way is followed by another attempt.
      await pauseAfter(tx, id, delivery.attempts);
      return { delivery, said };
    }
    await mailHappening(tx, delivery.to, delivery.happening, delivery, said);
    return settle(tx, id, 'SENT');
  });
  if (!push) return held;
  const { delivery, said } = push;
  const settled = await pushHappening(ctx, delivery.personId, delivery.happening, delivery, said);
  await settle(ctx, id, settled);
  return true;
}

interface Claimed extends Delivery {
  happening: Happening;
  to: { id: string; email: string; timeZone: string };
}

/** Null when it is settled with that: nobody wants it any more, or there is nowhere to send it to. */
async function claim(tx: Context, id: string): Promise<Claimed | 'ELSEWHERE' | null> {
  const [found] = await rows<
    Delivery & { email: string | null; timeZone: string; unwanted: boolean }
  >(
    tx,
    `select d.id, d.person_id as "personId", d.way, d.kind, d.reason, d.attempts, p.email,
            p.time_zone as "timeZone", h.created_at < $2 or not ${isWanted('d', 'h')} as unwanted
       from delivery d join person p on p.id = d.person_id join happening h on h.id = d.happening_id
      where d.id = $1 and d.state = 'WAITING' and d.due_at <= $3 for update of d skip locked`,
    [id, later(tx.clock.now(), -STALE_AFTER), tx.clock.now()],
  );
  if (!found) return 'ELSEWHERE';
  const [happening] = await rows<Happening>(
    tx,
    `select ${happeningColumns('h')} from delivery d join happening h on h.id = d.happening_id where d.id = $1`,
    [id],
  );
  if (found.unwanted || !found.email || !happening) return settle(tx, id, 'SKIPPED');
  const paused = found.way === NoticeWay.MAIL && !(await mayMail(tx, found.email));
  if (paused) return settle(tx, id, 'SKIPPED');
  const { email, timeZone, ...delivery } = found;
  return { ...delivery, happening, to: { id: delivery.personId, email, timeZone } };
}

/** Null when they have seen it meanwhile, or may not see it any more. */
async function sayTo(tx: Context, { personId, happening }: Claimed): Promise<Said | null> {
  const [seen] = await rows(
    tx,
    `select 1 from notice where person_id = $1 and subject_kind = $2 and subject_id = $3
        and not unread and latest_at >= $4
     union all
     select 1 from thread_reader where person_id = $1 and $2 = 'THREAD' and thread_id = $3 and read_number >= $5::int`,
    [
      ...[personId, happening.subjectKind, happening.subjectId, happening.createdAt],
      'number' in happening.facts ? happening.facts.number : null,
    ],
  );
  const person = seen ? null : await asPerson(tx, personId);
  return person && sayingOf(person, happening);
}

async function settle(ctx: Context, id: string, state: Settled): Promise<null> {
  await rows(
    ctx,
    'update delivery set state = $2, settled_at = $3, attempts = attempts + 1, last_error = null where id = $1',
    [id, state, ctx.clock.now()],
  );
  return null;
}

async function pauseAfter(ctx: Context, id: string, attempts: number): Promise<void> {
  const next = later(ctx.clock.now(), FIRST_PAUSE * 2 ** attempts);
  await rows(ctx, 'update delivery set due_at = $2 where id = $1', [id, next]);
}

/** One that fails is tried again by itself, and keeps nobody else's waiting; in the end it is for an admin to see. */
async function postpone(ctx: Context, id: string, error: unknown): Promise<void> {
  ctx.log.error({ err: error, delivery: id }, 'delivery');
  await rows(
    ctx,
    `update delivery set attempts = attempts + 1, last_error = $2,
       due_at = $3::timestamptz + $4 * interval '1 millisecond' * power(2, attempts),
       state = case when attempts + 1 >= ${ATTEMPTS} then 'FAILED' else state end,
       settled_at = case when attempts + 1 >= ${ATTEMPTS} then $3 end
      where id = $1 and state = 'WAITING'`,
    [id, String(error).slice(0, 500), ctx.clock.now(), FIRST_PAUSE],
  );
}
