import { rows } from '../kernel/database/statements';
import { GAP_TOPIC } from '../kernel/live-bridge';
import { on } from '../kernel/signals';
import { instanceChanged, peopleChanged, sessionsEnded } from './accounts.signals';

/** What an ended session holds open closes at once. */
on(sessionsEnded, (ctx, { sessionIds }) => {
  for (const id of sessionIds) ctx.services.live.publish(`session:${id}`, { ended: true });
});

/** Whose rights have changed comes back with the new ones. */
on(peopleChanged, async (ctx, { personIds }) => {
  const sessions = await rows<{ id: string }>(
    ctx,
    'select id from session where person_id = any($1) and ended_at is null',
    [personIds],
  );
  for (const { id } of sessions) ctx.services.live.publish(`session:${id}`, { ended: false });
});

/** What visitors may read may have changed: everybody comes back and is asked anew. */
on(instanceChanged, (ctx) => ctx.services.live.publish(GAP_TOPIC, {}));
