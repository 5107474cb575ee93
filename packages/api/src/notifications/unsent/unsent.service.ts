import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { failedJobs, forgetJobs, retryJobs } from '../../kernel/failed-jobs';
import { isId } from '../../kernel/ids';
import { enqueueAll } from '../../kernel/jobs';
import { sendMailJob } from '../../kernel/mailer';
import { administrator, enforce } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import type { UnsentChange } from './unsent.types';

/** So many in one transaction: few enough to hold their rows briefly. */
const BATCH = 500;

/** As if it had not been tried. What is no longer to be sent is noticed when its turn comes, as with the first attempt. */
async function again(tx: Context, ids: readonly string[]): Promise<number> {
  const mails = await rows<{ id: string }>(
    tx,
    `update mail set dead_at = null, attempts = 0, last_error = null
      where dead_at is not null and id = any($1::uuid[]) returning id`,
    [ids],
  );
  await enqueueAll(
    tx,
    sendMailJob,
    mails.map(({ id }) => ({ mailId: id })),
  );
  // The job that sends these looks for them itself.
  const deliveries = await affected(
    tx,
    `update delivery set state = 'WAITING', pace = 'AT_ONCE', attempts = 0, last_error = null, settled_at = null, due_at = $2
      where state = 'FAILED' and id = any($1::uuid[])`,
    [ids, tx.clock.now()],
  );
  return mails.length + deliveries + (await retryJobs(tx, ids));
}

/** Those that are no ids name nothing, and what was sent or forgotten meanwhile is not done again. */
export async function sendAgain(ctx: Context, ids: readonly string[]): Promise<UnsentChange> {
  enforce(administrator(ctx.viewer));
  const done = await transaction(ctx, (tx) => again(tx, ids.filter(isId)));
  return { done };
}

/** All that had failed when it was asked for; what fails anew meanwhile waits for the next time. */
export async function sendAllAgain(ctx: Context): Promise<UnsentChange> {
  enforce(administrator(ctx.viewer));
  const params: unknown[] = [];
  const all = await rows<{ id: string }>(
    ctx,
    `select id from mail where dead_at is not null
     union all select id from delivery where state = 'FAILED'
     union all select j.id from ${failedJobs(params)}`,
    params,
  );
  let done = 0;
  for (let from = 0; from < all.length; from += BATCH) {
    const ids = all.slice(from, from + BATCH).map(({ id }) => id);
    done += await transaction(ctx, (tx) => again(tx, ids));
  }
  return { done };
}

/** Nobody tries it again. A mail stays as a row, so that it is not written once more under its Message-ID. */
export async function forgetUnsent(ctx: Context, ids: readonly string[]): Promise<UnsentChange> {
  enforce(administrator(ctx.viewer));
  const known = ids.filter(isId);
  const done = await transaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const mails = await affected(
      tx,
      `update mail set dead_at = null, withdrawn_at = $2 where dead_at is not null and id = any($1::uuid[])`,
      [known, now],
    );
    const deliveries = await affected(
      tx,
      `update delivery set state = 'SKIPPED', settled_at = $2 where state = 'FAILED' and id = any($1::uuid[])`,
      [known, now],
    );
    return mails + deliveries + (await forgetJobs(tx, known));
  });
  return { done };
}
