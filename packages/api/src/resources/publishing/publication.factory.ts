import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';

/** The first version of a resource, published, without asking who may. */
export async function aPublication(
  ctx: Context,
  given: { resourceId: string; byId?: string },
): Promise<{ id: string }> {
  const id = newId();
  await rows(
    ctx,
    `insert into resource_publication (id, resource_id, number, published_by, published_at)
     values ($1, $2, 1, $3, $4)`,
    [id, given.resourceId, given.byId ?? null, ctx.clock.now()],
  );
  return { id };
}
