import { DAY, later } from './clock';
import type { Context } from './context';
import { defineJob } from './jobs';

/** A client that retries does so within minutes; a week covers a laptop that was closed over a weekend. */
const KEYS_KEPT = 7 * DAY;
/** Long enough to find out why somebody did not get a mail. */
const MAILS_KEPT = 30 * DAY;

type Chore = (ctx: Context) => Promise<void>;
const chores: Chore[] = [];

/** Rooms forget with it: what is too old in their own tables. */
export function onHousekeeping(chore: Chore): void {
  chores.push(chore);
}

/** Each night: forgets keys and mails that nobody will ask for again. Mails hold secrets, if used-up ones. */
export const housekeeping = defineJob<object>('kernel.housekeeping', {
  cron: '17 3 * * *',
  async run(ctx) {
    const now = ctx.clock.now();
    await ctx.db.query('delete from idempotency where created_at < $1', [later(now, -KEYS_KEPT)]);
    await ctx.db.query('delete from mail where created_at < $1', [later(now, -MAILS_KEPT)]);
    for (const chore of chores) await chore(ctx);
  },
});
