import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';

let made = 0;

/** A collection in the tables, without asking who may. */
export async function aCollection(
  ctx: Context,
  given: {
    communityId: string;
    title?: string;
    startHere?: boolean;
    resourceIds?: string[];
    removed?: boolean;
  },
): Promise<{ id: string }> {
  made += 1;
  const id = newId();
  const now = ctx.clock.now();
  await rows(
    ctx,
    `insert into collection (id, community_id, title, start_here, created_at, changed_at, removed_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [
      ...[id, given.communityId, given.title ?? `Collection number ${made}`],
      ...[given.startHere ?? false, now, given.removed ? now : null],
    ],
  );
  for (const [position, resourceId] of (given.resourceIds ?? []).entries()) {
    await rows(
      ctx,
      `insert into collection_item (id, collection_id, position, resource_id, markdown, html)
       values ($1, $2, $3, $4, 'Begin here.', '<p>Begin here.</p>')`,
      [newId(), id, position, resourceId],
    );
  }
  return { id };
}
