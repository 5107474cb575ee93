import { on } from '../kernel/signals';
import { sessionsEnded } from './accounts.signals';

/** What an ended session holds open closes at once. */
on(sessionsEnded, (ctx, { sessionIds }) => {
  for (const id of sessionIds) ctx.services.live.publish(`session:${id}`, { ended: true });
});
