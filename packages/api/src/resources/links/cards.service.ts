import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { pictureOf } from './picture';
import { saidBy } from './said';

/** The links that a resource, $1, shows: its own, and that of the copy for everybody, which may be of an earlier version. */
const SHOWN = `(
  select r.url from resource r where r.id = $1 and r.removed_at is null and r.url is not null
  union
  select v.url from resource_publication p join resource r on r.id = p.resource_id and r.removed_at is null
    join resource_revision v on v.resource_id = p.resource_id and v.number = p.number
   where p.resource_id = $1 and v.url is not null)`;

/**
 * Asks the links that a resource shows what they say of themselves, and keeps that with the resource. One that says nothing is
 * asked again by the nightly look at links. It talks to other houses: never call it inside a transaction.
 */
export async function keepCard(ctx: Context, resourceId: string): Promise<void> {
  const unasked = await rows<{ url: string }>(
    ctx,
    `select s.url from ${SHOWN} s where not exists (
       select 1 from link_card k where k.resource_id = $1 and k.url = s.url)`,
    [resourceId],
  );
  for (const { url } of unasked) await ask(ctx, resourceId, url);
}

async function ask(ctx: Context, resourceId: string, url: string): Promise<void> {
  const said = await saidBy(ctx, url);
  if (!said) return;
  const picture = said.picture ? await pictureOf(ctx, said.picture) : null;
  // Another address may stand there by now: what this one said is not said of that.
  await rows(
    ctx,
    `insert into link_card (resource_id, url, title, description, site_name, picture, picture_width, picture_height,
       fetched_at)
     select $1, s.url, $3, $4, $5, $6::bytea, $7::int, $8::int, $9::timestamptz from ${SHOWN} s where s.url = $2
     on conflict (resource_id, md5(url)) do nothing`,
    [
      ...[resourceId, url, said.title, said.description, said.siteName],
      ...[picture?.webp ?? null, picture?.width ?? null, picture?.height ?? null],
      ctx.clock.now(),
    ],
  );
  await rows(
    ctx,
    `delete from link_card k where k.resource_id = $1 and not exists (select 1 from ${SHOWN} s where s.url = k.url)`,
    [resourceId],
  );
}
