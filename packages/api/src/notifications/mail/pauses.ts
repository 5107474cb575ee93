import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

export { mayMail } from '../../kernel/mail-pauses';

export type PauseReason = 'BOUNCED' | 'COMPLAINED';

/** What another server says may be a page; its first lines tell why. */
const DETAIL_LENGTH = 500;

/**
 * Sends no more mail to an address, but for what its owner asks for at that minute. A complaint weighs more than mail that
 * came back, and what is paused stays as it is.
 * @param detail what the other server said, for admins
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
     on conflict (address) do update set reason = 'COMPLAINED', detail = excluded.detail
        where excluded.reason = 'COMPLAINED' and mail_pause.reason <> 'COMPLAINED'`,
    [address, reason, detail.slice(0, DETAIL_LENGTH), ctx.clock.now()],
  );
}
