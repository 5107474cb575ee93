import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { tellLinked } from '../threads.signals';
import { ThreadLinkKind } from '../threads.types';
import { placesNamed } from './named';

/** A post, and where it stands. */
interface Saying {
  id: string;
  threadId: string;
}

/**
 * Brings the links that a post says to what its text now says. Costs nothing where neither text links into the house.
 * Whether the author sees what they link to is not asked: the link is shown to those only who see both sides.
 * @param tx the transaction of the write, under the community's lock
 * @param was the rendered text before
 */
export async function keepLinks(tx: Context, post: Saying, html: string, was = ''): Promise<void> {
  const { origin } = tx.services.environment;
  const places = placesNamed(html, origin);
  if (places.length === 0 && placesNamed(was, origin).length === 0) return;
  const changed = await rows<{ otherId: string }>(
    tx,
    `with named as (
       select distinct on (q.id) q.id, q.thread_id
         from jsonb_to_recordset($3::jsonb) r ("threadId" uuid, number int)
        cross join lateral (
          select coalesce(m.id, o.id) as id, coalesce(m.thread_id, o.thread_id) as thread_id
            from post o left join post m on m.id = o.moved_post_id
           where o.thread_id = r."threadId" and o.number in (1, r.number)
           order by o.number desc limit 1) q
        where q.id <> $1
     ), gone as (
       delete from thread_link where post_id = $1 and kind = '${ThreadLinkKind.MENTIONED}'
          and other_post_id not in (select id from named) returning other_id
     ), made as (
       insert into thread_link (thread_id, other_id, kind, post_id, other_post_id)
       select $2::uuid, thread_id, '${ThreadLinkKind.MENTIONED}', $1::uuid, id from named
       on conflict do nothing returning other_id
     )
     select other_id as "otherId" from gone union select other_id from made`,
    [post.id, post.threadId, JSON.stringify(places)],
  );
  tellOthers(tx, post.threadId, changed);
}

/** Writes down which post a new thread grew out of; who may read that post was asked before. */
export async function keepOrigin(tx: Context, threadId: string, originId: string): Promise<void> {
  const made = await rows<{ otherId: string }>(
    tx,
    `insert into thread_link (thread_id, other_id, kind, post_id, other_post_id)
     select p.thread_id, q.thread_id, '${ThreadLinkKind.GREW_OUT_OF}', p.id, q.id from post p, post q
      where p.thread_id = $1 and p.number = 1 and q.id = $2 returning other_id as "otherId"`,
    [threadId, originId],
  );
  tellOthers(tx, threadId, made);
}

/** What a post or a thread says of others comes or goes with it: their readers are told. */
export async function tellLinkedFrom(
  tx: Context,
  threadId: string,
  postId: string | null,
): Promise<void> {
  const others = await rows<{ otherId: string }>(
    tx,
    `select distinct other_id as "otherId" from thread_link
      where thread_id = $1 and ($2::uuid is null or post_id = $2) limit ${TOLD_MAX}`,
    [threadId, postId],
  );
  tellOthers(tx, threadId, others);
}

/** Threads that are told at once; the others show it when they are opened again. */
const TOLD_MAX = 100;

function tellOthers(tx: Context, fromId: string, others: Array<{ otherId: string }>): void {
  for (const { otherId } of others) if (otherId !== fromId) tellLinked(tx, otherId, fromId);
}
