import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';

/** A draft of a reply, as if it had been saved, without asking who may. */
export async function aDraft(
  ctx: Context,
  given: { personId: string; threadId: string; markdown?: string },
): Promise<{ id: string; version: number }> {
  const id = newId();
  await rows(
    ctx,
    `insert into draft (id, person_id, thread_id, markdown, version, copy, created_at, updated_at)
     values ($1, $2, $3, $4, 1, 'made', $5, $5)`,
    [id, given.personId, given.threadId, given.markdown ?? 'Not finished yet', ctx.clock.now()],
  );
  return { id, version: 1 };
}
