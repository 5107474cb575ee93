import type { Context } from './context';
import { rows } from './database/statements';

/** Why an address gets no mail: mail to it came back, or was reported as unwanted. */
export type PauseReason = 'BOUNCED' | 'COMPLAINED';

/** What another server says may be a page; its first lines tell why. */
const DETAIL_LENGTH = 500;

/** Whether an address takes what the house sends by itself. */
export async function mayMail(ctx: Context, address: string): Promise<boolean> {
  const found = await rows(ctx, 'select 1 from mail_pause where address = lower($1)', [address]);
  return found.length === 0;
}

/**
 * Sends no more mail to an address, but for what its owner asks for at that minute. A complaint weighs more than mail that
 * came back, and otherwise what is paused stays as it is.
 * @param detail what the other server said, for whoever looks into it
 */
export async function pauseMail(
  ctx: Context,
  address: string,
  reason: PauseReason,
  detail = '',
): Promise<void> {
  await rows(
    ctx,
    `insert into mail_pause (address, reason, detail, since) values (lower($1), $2, $3, $4)
     on conflict (address) do update set reason = excluded.reason, detail = excluded.detail
        where excluded.reason = 'COMPLAINED' and mail_pause.reason <> 'COMPLAINED'`,
    [address, reason, detail.slice(0, DETAIL_LENGTH), ctx.clock.now()],
  );
}
