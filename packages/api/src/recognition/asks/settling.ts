import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/** Who says of themself that they used it has answered what they were asked. */
export async function settleAsk(tx: Context, postId: string): Promise<void> {
  await rows(
    tx,
    `update use_ask set answer = 'YES', answered_at = $3
      where person_id = $1 and post_id = $2 and answer is null`,
    [tx.viewer.personId, postId, tx.clock.now()],
  );
}
