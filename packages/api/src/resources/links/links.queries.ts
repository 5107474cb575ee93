import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { publishedFor } from '../publishing/published.queries';
import { PUBLISHED } from '../publishing/published-resource.entity';
import { resourceFor } from '../resources.queries';
import { LinkCard } from './link-card.entity';

interface CardRow extends Omit<LinkCard, 'picture'> {
  /** Of what shows it. */
  id: string;
  pictured: boolean;
}

/** What shows a card: a resource, or the copy of it for everybody; each has its own link, and its own door. */
interface Shower {
  /** `k` is the card, `id` whoever shows it. */
  cards: string;
  id: string;
  /** Where its picture is served. */
  path: string;
}
const RESOURCE: Shower = {
  cards: 'link_card k join resource r on r.id = k.resource_id and r.url = k.url',
  id: 'r.id',
  path: '/link-cards',
};
const COPY: Shower = {
  cards: `${PUBLISHED} join link_card k on k.resource_id = p.resource_id and k.url = v.url`,
  id: 'p.id',
  path: '/link-cards/copies',
};

/**
 * Cards of what the viewer has read already; null for what has none. A link that was exchanged since has none until it was
 * asked. The address of a picture holds when it was made, so what stands there never changes.
 */
const loaderOf = ({ cards, id, path }: Shower) =>
  defineLoader<string, LinkCard | null>(async (ctx, ids) => {
    const found = await rows<CardRow>(
      ctx,
      `select ${id} as id, k.title, k.description, k.site_name as "siteName",
         k.picture is not null as pictured, k.picture_width as "pictureWidth", k.picture_height as "pictureHeight",
         k.fetched_at as "fetchedAt"
         from ${cards} where ${id} = any($1) and (k.title <> '' or k.picture is not null)`,
      [ids],
    );
    return inOrder(ids, found, (row) => row.id).map((row) => {
      if (!row) return null;
      const { id: of, pictured, ...said } = row;
      const picture = pictured ? `${path}/${of}/${said.fetchedAt.getTime()}.webp` : null;
      return Object.assign(new LinkCard(), said, { picture });
    });
  });

export const cardLoader = loaderOf(RESOURCE);
export const copyCardLoader = loaderOf(COPY);

/**
 * The picture of a card, through the door of what shows it.
 * @throws NotFoundError when there is none, or no longer that one
 */
export async function cardPicture(ctx: Context, resourceId: string, made: number): Promise<Buffer> {
  await resourceFor(ctx, resourceId, 'read');
  return pictureIn(ctx, RESOURCE, resourceId, made);
}

/** The same of a copy for everybody. */
export async function copyPicture(ctx: Context, copyId: string, made: number): Promise<Buffer> {
  await publishedFor(ctx, copyId);
  return pictureIn(ctx, COPY, copyId, made);
}

async function pictureIn(
  ctx: Context,
  { cards, id }: Shower,
  of: string,
  made: number,
): Promise<Buffer> {
  const [card] = await rows<{ picture: Buffer; fetchedAt: Date }>(
    ctx,
    `select k.picture, k.fetched_at as "fetchedAt" from ${cards} where ${id} = $1 and k.picture is not null`,
    [of],
  );
  if (!card || card.fetchedAt.getTime() !== made) throw new NotFoundError();
  return Buffer.from(card.picture);
}
