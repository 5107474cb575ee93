import { DAY, later } from '../../kernel/clock';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { tellAll } from './fan-out';
import { tellingOf } from './registry';

/** Each minute: goes on with what a worker died over, minutes before its job would be believed dead. */
defineJob<object>('notifications.tell-rest', {
  everyMinute: true,
  async run(ctx) {
    const untold = await rows<{ key: string }>(
      ctx,
      'select key from happening where told_at is null order by id',
    );
    for (const { key } of untold) {
      const telling = tellingOf(key);
      if (!telling) continue;
      // One that cannot be told keeps nobody waiting for the others.
      await tellAll(ctx, telling, key).catch((error: unknown) =>
        ctx.log.error({ err: error, happening: key }, 'telling'),
      );
    }
  },
});

/** What is done for so long is of no use to anybody. */
const DONE_KEPT = 365 * DAY;
/** How something was sent is of use while somebody may ask why it came, or did not. */
const SENT_KEPT = 90 * DAY;

/** Each night: forgets lines that were done, and deliveries that were settled, long ago. */
defineJob<object>('notifications.forget', {
  cron: '43 3 * * *',
  async run(ctx) {
    const now = ctx.clock.now();
    await rows(ctx, 'delete from notice where done_at < $1', [later(now, -DONE_KEPT)]);
    await rows(ctx, 'delete from delivery where settled_at < $1', [later(now, -SENT_KEPT)]);
  },
});
