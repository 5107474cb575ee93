import { readableBy } from '../../communities/communities.queries';
import { type Turn, turnColumns } from '../../facilitation/turn.entity';
import { type TurnRow, turnViews } from '../../facilitation/turns.queries';
import { rows } from '../../kernel/database/statements';
import { defineLoader, inOrder } from '../../kernel/loaders';

/** Turns by id, as far as the viewer may see them now. */
export const seenTurnLoader = defineLoader<string, Turn | null>(async (ctx, ids) => {
  const params: unknown[] = [ids];
  const found = await rows<TurnRow>(
    ctx,
    `select ${turnColumns('t')} from turn t join community c on c.id = t.community_id
      where t.id = any($1) and ${readableBy(ctx.viewer, 'c', params)}`,
    params,
  );
  return inOrder(ids, await turnViews(ctx, found), (row) => row.id);
});
