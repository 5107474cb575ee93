import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { changeResource } from '../resource.change';
import type { Resource } from '../resource.entity';
import { resourcePublished } from '../resources.signals';
import type { PublishResourceInput } from './publishing.inputs';

/** Copies one version for everybody who has an account; a copy that there is becomes one of that version. */
export const publishResource = (
  ctx: Context,
  { resourceId, number }: PublishResourceInput,
): Promise<Resource> =>
  changeResource(ctx, resourceId, 'publish', async (tx, { id, communityId }) => {
    const there = await rows(
      tx,
      'select 1 from resource_revision where resource_id = $1 and number = $2',
      [id, number],
    );
    if (there.length === 0) throw new InvalidError({ path: 'number', rule: 'exists' });
    await rows(
      tx,
      `insert into resource_publication as p (id, resource_id, number, published_by, published_at)
       values ($1, $2, $3, $4, $5) on conflict (resource_id) do update
         set number = $3, published_by = $4, published_at = $5 where p.number <> $3`,
      [newId(), id, number, tx.viewer.personId, tx.clock.now()],
    );
    const byId = tx.viewer.personId;
    await emit(tx, resourcePublished, { resourceId: id, communityId, byId });
  });

/** Only those who read the community have it again. What was not published stays as it is. */
export const withdrawPublication = (ctx: Context, resourceId: string): Promise<Resource> =>
  changeResource(ctx, resourceId, 'withdrawPublication', (tx, { id }) =>
    rows(tx, 'delete from resource_publication where resource_id = $1', [id]),
  );
