import type { Context } from './context';
import { rows } from './database/statements';

/** Whether an address takes what the house sends by itself: it has not sent mail back, and nobody called it spam. */
export async function mayMail(ctx: Context, address: string): Promise<boolean> {
  const found = await rows(ctx, 'select 1 from mail_pause where address = lower($1)', [address]);
  return found.length === 0;
}
