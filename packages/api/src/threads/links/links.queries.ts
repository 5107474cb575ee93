import { readableBy } from '../../communities/communities.queries';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { type ThreadLink, ThreadLinkKind } from '../threads.types';
import { Views } from '../threads.views';

/** Links that a thread shows: the latest. */
const LINKS_OF_THREAD_MAX = 50;

interface LinkRow extends ThreadRow {
  ofId: string;
  linkKind: ThreadLinkKind;
  incoming: boolean;
  number: number | null;
  otherNumber: number | null;
}

/**
 * The links of threads, in one statement. Who may not see the other side, and what was removed there, is left out
 * before the latest are chosen: what one may not see must not push out what one may.
 */
export const linksLoader = defineLoader<{ thread: Thread; shape: Shape }, ThreadLink[]>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = [...new Set(keys.map(({ thread }) => thread.id))];
    const params: unknown[] = [ids];
    const readable = readableBy(ctx.viewer, 'vc', params);
    const side = (own: string, other: string, incoming: boolean) =>
      `select l.${other} as other_id, l.kind, ${incoming} as incoming, l.post_id,
         ${incoming ? 'q.number' : 'p.number'} as number, ${incoming ? 'p.number' : 'q.number'} as other_number
        from thread_link l left join post p on p.id = l.post_id left join post q on q.id = l.other_post_id
       where l.${own} = asked.id and l.${other} <> asked.id and p.removed_at is null`;
    const from = `unnest($1::uuid[]) asked(id)
      cross join lateral (
        select l.* from (${side('thread_id', 'other_id', false)} union all ${side('other_id', 'thread_id', true)}) l
          join thread v on v.id = l.other_id and v.removed_at is null
          join community vc on vc.id = v.community_id and ${readable}
         order by l.post_id desc nulls last, l.other_id limit ${LINKS_OF_THREAD_MAX}) k
      join thread t on t.id = k.other_id`;
    const more = `, asked.id as "ofId", k.kind as "linkKind", k.incoming, k.number, k.other_number as "otherNumber"`;
    const order = 'order by k.post_id nulls first, k.kind, t.id';
    const flat = await rows<LinkRow>(
      ctx,
      selectThreads(shape, from, order, 'community', more),
      params,
    );
    const views = new Views(ctx);
    const links = new Map<string, ThreadLink[]>(ids.map((id) => [id, []]));
    for (const row of (await threadRows(ctx, shape, flat)) as LinkRow[]) {
      const { linkKind: kind, incoming, number, otherNumber } = row;
      const thread = views.thread(row);
      links.get(row.ofId)?.push({ kind, thread, incoming, number, otherNumber });
    }
    return keys.map(({ thread }) => saidOnce(links.get(thread.id) ?? []));
  },
);

/** A thread that grew out of a post also quotes it, and one may come back to a post again and again. */
function saidOnce(links: ThreadLink[]): ThreadLink[] {
  const known = new Set<string>();
  const place = ({ incoming, thread, number }: ThreadLink) => `${incoming} ${thread.id} ${number}`;
  for (const link of links) if (link.kind === ThreadLinkKind.GREW_OUT_OF) known.add(place(link));
  return links.filter((link) => {
    if (link.kind !== ThreadLinkKind.MENTIONED) return true;
    const fresh = !known.has(place(link));
    known.add(place(link));
    return fresh;
  });
}
