import { DAY, later } from '../kernel/clock';
import { defineJob } from '../kernel/jobs';

/** For a look at what happened, when somebody says that they did not sign in there. */
const ENDED_SESSIONS_KEPT = 90 * DAY;
const USED_TOKENS_KEPT = 7 * DAY;

/** Each night: forgets sessions and one-time secrets that hold no more. */
defineJob<object>('accounts.forget-ended', {
  cron: '27 3 * * *',
  async run(ctx) {
    const now = ctx.clock.now();
    await ctx.db.query('delete from session where coalesce(ended_at, expires_at) < $1', [
      later(now, -ENDED_SESSIONS_KEPT),
    ]);
    await ctx.db.query('delete from mail_token where coalesce(used_at, expires_at) < $1', [
      later(now, -USED_TOKENS_KEPT),
    ]);
  },
});
