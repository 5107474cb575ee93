import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { NoticePace, NoticeWay } from '../notifications.types';
import type { Choices } from '../preferences/chosen';
import { dueAt } from '../preferences/rhythm';
import { withPush } from '../push/push.queries';
import type { Happening, Told } from './telling';

/** Writes down on which ways outside of the app people are to be told, and when. */
export async function writeDeliveries(
  tx: Context,
  happening: Happening,
  told: readonly Told[],
  choices: Choices,
  /** Who gets a mail that says the same anyway. */
  mailed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const pushed = await withPush(
    tx,
    told.map(({ personId }) => personId),
  );
  const now = tx.clock.now();
  const deliveries = told.flatMap(({ personId, kind, reason }) =>
    [NoticeWay.MAIL, NoticeWay.PUSH].flatMap((way) => {
      const pace = choices.pace(personId, kind, way);
      const reachable = way === NoticeWay.MAIL ? choices.reachable(personId) : pushed.has(personId);
      if (pace === NoticePace.NEVER || !reachable) return [];
      if (way === NoticeWay.MAIL && mailed.has(personId)) return [];
      const due = dueAt(now, pace, choices.rhythm(personId));
      return { id: newId(), personId, way, kind, reason, pace, due };
    }),
  );
  if (deliveries.length === 0) return;
  await rows(
    tx,
    `insert into delivery (id, happening_id, person_id, way, kind, reason, pace, due_at, created_at)
     select d.id, $1, d.person_id, d.way, d.kind, d.reason, d.pace, d.due_at, $2
       from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
         as d(id, person_id, way, kind, reason, pace, due_at)
     on conflict (happening_id, person_id, way) do nothing`,
    [
      ...[happening.id, now],
      deliveries.map(({ id }) => id),
      deliveries.map(({ personId }) => personId),
      deliveries.map(({ way }) => way),
      deliveries.map(({ kind }) => kind),
      deliveries.map(({ reason }) => reason),
      deliveries.map(({ pace }) => pace),
      deliveries.map(({ due }) => due),
    ],
  );
}
