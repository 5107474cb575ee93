import { passwordChanged } from '../../accounts/accounts.signals';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { onHousekeeping } from '../../kernel/housekeeping';
import { defineJob, enqueueAll } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { readMailJob } from './reading/read-mail.job';
import { renewReplyAddresses } from './reply-addresses';

/** As long as a mail may come a second time and must be known again. */
const MAILS_KNOWN = 30 * DAY;
/** What could not be read is kept so long for whoever looks into it. */
const FAILED_KEPT = 14 * DAY;
/** Whatever waits longer has lost its job, in a database that was brought back, say. */
const FORGOTTEN = DAY;

const renewJob = defineJob<{ personId: string }>('notifications.renew-reply-addresses', {
  run: (ctx, { personId }) => renewReplyAddresses(ctx, personId),
});
onDurable(passwordChanged, renewJob);

onHousekeeping(forgetMails);

/** Each night: forgets mails that came in, and reads those that nobody has read. */
async function forgetMails(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  await rows(ctx, `delete from inbound_mail where received_at < $1 and state <> 'WAITING'`, [
    later(now, -MAILS_KNOWN),
  ]);
  await rows(
    ctx,
    `update inbound_mail set raw = null where state = 'FAILED' and settled_at < $1 and raw is not null`,
    [later(now, -FAILED_KEPT)],
  );
  await transaction(ctx, async (tx) => {
    const waiting = await rows<{ inboundMailId: string }>(
      tx,
      `select id as "inboundMailId" from inbound_mail where state = 'WAITING' and received_at < $1`,
      [later(now, -FORGOTTEN)],
    );
    await enqueueAll(tx, readMailJob, waiting);
  });
}
