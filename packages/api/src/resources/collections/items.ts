import { maybeProse } from '../../events/text';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId, newId } from '../../kernel/ids';
import { renderWords } from '../../threads/files/dressing';
import type { Collection } from './collection.entity';
import { type CollectionItemInput, WORDS_MAX } from './collections.inputs';

interface Item {
  resourceId: string | null;
  markdown: string;
  html: string;
}

/** @throws InvalidError when one says nothing, or a resource stands there twice */
export async function wordsOf(ctx: Context, given: CollectionItemInput[]): Promise<Item[]> {
  const ids = given.flatMap(({ resourceId }) => resourceId ?? []);
  if (!ids.every(isId)) throw new InvalidError({ path: 'items', rule: 'exists' });
  if (new Set(ids.map((id) => id.toLowerCase())).size < ids.length) {
    throw new InvalidError({ path: 'items', rule: 'arrayUnique' });
  }
  const items = given.map(({ resourceId, markdown }, place) => {
    const path = `items.${place}.markdown`;
    const words = maybeProse(markdown, WORDS_MAX, path);
    if (!resourceId && words === '') throw new InvalidError({ path, rule: 'isNotEmpty' });
    return { resourceId: resourceId?.toLowerCase() ?? null, markdown: words };
  });
  return Promise.all(
    items.map(async (item) => ({
      ...item,
      html: item.markdown === '' ? '' : (await renderWords(ctx, item.markdown)).html,
    })),
  );
}

/**
 * What stands in a collection from now on. Removed resources, which nobody saw who made the order, stay at its end: they
 * may come back.
 * @param tx under the collection's lock
 */
export async function putItems(
  tx: Context,
  { id, communityId }: Pick<Collection, 'id' | 'communityId'>,
  items: Item[],
): Promise<void> {
  const resourceIds = items.flatMap(({ resourceId }) => resourceId ?? []);
  const there = await rows(
    tx,
    'select 1 from resource where id = any($1::uuid[]) and community_id = $2 and removed_at is null',
    [resourceIds, communityId],
  );
  if (there.length < resourceIds.length) throw new InvalidError({ path: 'items', rule: 'exists' });
  const was = await rows<{ id: string; resourceId: string | null }>(
    tx,
    `delete from collection_item i where i.collection_id = $1 and not exists (
       select from resource r where r.id = i.resource_id and r.removed_at is not null)
     returning i.id, i.resource_id as "resourceId"`,
    [id],
  );
  await rows(
    tx,
    `update collection_item i set position = $2 + o.place from (
       select id, row_number() over (order by position) - 1 as place from collection_item where collection_id = $1) o
      where i.id = o.id`,
    [id, items.length],
  );
  const known = new Map(was.map((item) => [item.resourceId, item.id]));
  await rows(
    tx,
    `insert into collection_item (id, collection_id, position, resource_id, markdown, html)
     select n.id, $1, n.place - 1, n.resource_id, n.markdown, n.html
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
         with ordinality n(id, resource_id, markdown, html, place)`,
    [
      id,
      items.map(({ resourceId }) => (resourceId && known.get(resourceId)) || newId()),
      items.map(({ resourceId }) => resourceId),
      items.map(({ markdown }) => markdown),
      items.map(({ html }) => html),
    ],
  );
}
