import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';

/** Each night: forgets browsers whose session has run out, which no signal tells of. */
defineJob<object>('notifications.forget-push', {
  cron: '47 3 * * *',
  async run(ctx) {
    await rows(
      ctx,
      `delete from push_subscription d using session s
        where s.id = d.session_id and coalesce(s.ended_at, s.expires_at) <= $1`,
      [ctx.clock.now()],
    );
  },
});
