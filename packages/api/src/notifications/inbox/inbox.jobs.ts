import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { transaction } from '../../kernel/transaction';
import { changeLines, settleSeen } from './inbox.service';

/** People who are looked for at once; the lines of each of them come back in a transaction of their own. */
const BATCH = 500;

interface Due {
  personId: string;
  ids: string[];
}

/** Each minute: snoozed lines whose time has come are unread again, at the head of the inbox. */
defineJob<object>('notifications.wake-notices', {
  everyMinute: true,
  async run(ctx) {
    let last: string | null = null;
    do {
      const due: Due[] = await dueAfter(ctx, last);
      for (const { personId, ids } of due) {
        // One that fails is tried again in a minute, and keeps nobody else's waiting.
        await transaction(ctx, (tx) => changeLines(tx, personId, ids, wake(tx))).catch(
          (error: unknown) => ctx.log.error({ err: error, personId }, 'snoozed lines'),
        );
      }
      last = due.length === BATCH ? (due.at(-1)?.personId ?? null) : null;
    } while (last);
  },
});

const dueAfter = (ctx: Context, last: string | null) =>
  rows<Due>(
    ctx,
    `select person_id as "personId", array_agg(id) as ids from notice
      where snoozed_until <= $1 and ($2::uuid is null or person_id > $2)
      group by person_id order by person_id limit ${BATCH}`,
    [ctx.clock.now(), last],
  );

/** They stand where something new would stand that happened at the time that was chosen. */
const wake = (tx: Context) => ({
  which: 'n.snoozed_until <= $2',
  set: `snoozed_until = null, unread = true, latest_at = greatest(n.latest_at, n.snoozed_until),
        returned_at = greatest(n.latest_at, n.snoozed_until)`,
  value: tx.clock.now(),
});

/** Longer than any session takes. */
const SESSION_MAX = 8 * DAY;

/** Each minute: that a session is new, or begins soon, need not be read when it is over. */
defineJob<object>('notifications.settle-over', {
  everyMinute: true,
  async run(ctx) {
    const now = ctx.clock.now();
    const over = await rows<Due>(
      ctx,
      `select n.person_id as "personId", array_agg(n.id) as ids from event e join notice n on n.subject_id = e.id
        where e.starts_at > $2 and e.ends_at <= $1 and n.subject_kind = 'EVENT' and n.unread
          and n.kind in ('NEW_EVENT', 'REMINDER')
        group by n.person_id order by n.person_id limit ${BATCH}`,
      [now, later(now, -SESSION_MAX)],
    );
    for (const { personId, ids } of over) await settleSeen(ctx, personId, ids);
  },
});
