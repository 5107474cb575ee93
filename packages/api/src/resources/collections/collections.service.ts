import { communityForChange } from '../../communities/communities.queries';
import { maybeProse } from '../../events/text';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId, newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { cleanTitle } from '../../threads/text';
import { changeCollection, giveWay } from './collection.change';
import type { Collection } from './collection.entity';
import {
  type AddToCollectionInput,
  COLLECTION_SUMMARY_MAX,
  COLLECTIONS_MAX,
  type CreateCollectionInput,
  type EditCollectionInput,
  ITEMS_MAX,
} from './collections.inputs';
import { collectionFor } from './collections.queries';
import { putItems, wordsOf } from './items';

const summaryOf = (text: string | null | undefined): string =>
  maybeProse(text, COLLECTION_SUMMARY_MAX, 'summary');

/** Begins a collection, with nothing in it. The same key again begins it once. */
export async function createCollection(
  ctx: Context,
  input: CreateCollectionInput,
): Promise<Collection> {
  const title = cleanTitle(input.title);
  const summary = summaryOf(input.summary);
  const made = await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, input.communityId, 'moderate');
    return once(
      tx,
      { mutation: 'createCollection', input },
      async (id) => {
        await checkRoom(tx, input.communityId);
        if (input.startHere) await giveWay(tx, input.communityId, id);
        await rows(
          tx,
          `insert into collection (id, community_id, title, summary, start_here, created_by, created_at, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $7)`,
          [
            ...[id, input.communityId, title, summary, input.startHere ?? false],
            ...[tx.viewer.personId, tx.clock.now()],
          ],
        );
        return id;
      },
      async (earlier) => earlier,
    );
  });
  return collectionFor(ctx, made, 'read');
}

async function checkRoom(tx: Context, communityId: string): Promise<void> {
  const [room] = await rows<{ taken: number }>(
    tx,
    'select count(*)::int as taken from collection where community_id = $1 and removed_at is null',
    [communityId],
  );
  if (room && room.taken >= COLLECTIONS_MAX)
    throw new InvalidError({ path: 'communityId', rule: 'arrayMaxSize' });
}

/** @throws ConflictError when it is not the version that was seen */
export async function editCollection(
  ctx: Context,
  input: EditCollectionInput,
): Promise<Collection> {
  const title = input.title == null ? null : cleanTitle(input.title);
  const summary = input.summary == null ? null : summaryOf(input.summary);
  await collectionFor(ctx, input.collectionId, 'edit');
  // Before the transaction: no lock is held while a worker is busy with a text.
  const items = input.items ? await wordsOf(ctx, input.items) : null;
  return changeCollection(ctx, input.collectionId, 'edit', async (tx, { id, communityId }) => {
    if (input.startHere) await giveWay(tx, communityId, id);
    const edited = await affected(
      tx,
      `update collection set title = coalesce($3, title), summary = coalesce($4, summary),
         start_here = coalesce($5, start_here), changed_at = $6, version = version + 1
        where id = $1 and version = $2`,
      [id, input.version, title, summary, input.startHere ?? null, tx.clock.now()],
    );
    if (edited === 0) throw new ConflictError('VERSION');
    if (items) await putItems(tx, { id, communityId }, items);
  });
}

/** Puts a resource at the end. One that is in it already stays where it is. */
export const addToCollection = (
  ctx: Context,
  { collectionId, resourceId }: AddToCollectionInput,
): Promise<Collection> =>
  changeCollection(ctx, collectionId, 'edit', async (tx, { id, communityId }) => {
    const path = 'resourceId';
    const there = isId(resourceId)
      ? await rows(
          tx,
          'select 1 from resource where id = $1 and community_id = $2 and removed_at is null',
          [resourceId, communityId],
        )
      : [];
    if (there.length === 0) throw new InvalidError({ path, rule: 'exists' });
    const added = await affected(
      tx,
      `insert into collection_item (id, collection_id, position, resource_id)
       select $1, $2, (select coalesce(max(position), -1) + 1 from collection_item where collection_id = $2), $3
       on conflict (collection_id, resource_id) do nothing`,
      [newId(), id, resourceId],
    );
    if (added === 0) return;
    const [size] = await rows<{ items: number }>(
      tx,
      `update collection set changed_at = $2, version = version + 1 where id = $1
       returning (select count(*)::int from collection_item where collection_id = $1) as items`,
      [id, tx.clock.now()],
    );
    if (size && size.items > ITEMS_MAX) throw new InvalidError({ path, rule: 'arrayMaxSize' });
  });

/** It can be brought back. */
export const removeCollection = (ctx: Context, collectionId: string): Promise<Collection> =>
  changeCollection(ctx, collectionId, 'remove', (tx, { id }) =>
    rows(tx, 'update collection set removed_at = $2, version = version + 1 where id = $1', [
      id,
      tx.clock.now(),
    ]),
  );

/** What has become the start meanwhile stays it. */
export const restoreCollection = (ctx: Context, collectionId: string): Promise<Collection> =>
  changeCollection(ctx, collectionId, 'restore', async (tx, { id, communityId }) => {
    await checkRoom(tx, communityId);
    await rows(
      tx,
      `update collection k set removed_at = null, version = version + 1,
         start_here = k.start_here and not exists (select from collection o
           where o.community_id = k.community_id and o.start_here and o.removed_at is null and o.id <> k.id)
        where k.id = $1`,
      [id],
    );
  });
