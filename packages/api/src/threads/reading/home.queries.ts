import { membershipsIn } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { prepared, statement } from '../../kernel/database/prepared';
import type { Page } from '../../kernel/pagination';
import type { Shape } from '../lookahead';
import type { Thread } from '../thread.entity';
import { type PageArgs, readerIn, threadPage } from '../threads.queries';
import { selectThreads, type ThreadRow, threadRows } from '../threads.rows';
import { Views } from '../threads.views';
import { NEW_MAX } from './filters';

const PAGE = 20;

/** What the viewer watches or tracks, and more came: by the index of what is unread. */
export const unreadThreads = (ctx: Context, args: PageArgs, shape: Shape): Promise<Page<Thread>> =>
  waiting(
    ctx,
    args,
    shape,
    `select w.id, w.last_post_at from thread_reader u
       join thread w on w.id = u.thread_id and w.removed_at is null
       join community m on m.id = w.community_id and m.archived_at is null
      where u.person_id = $2 and u.behind and w.community_id = any($1::uuid[])`,
  );

/** What has come into the viewer's communities since they did, and they have never opened: not what is muted. */
export const newThreads = (ctx: Context, args: PageArgs, shape: Shape): Promise<Page<Thread>> =>
  waiting(
    ctx,
    args,
    shape,
    `select w.id, w.last_post_at from community_reader d
       join community m on m.id = d.community_id and m.archived_at is null and m.thread_count > d.known_threads
      cross join lateral (
        select x.id, x.last_post_at from thread x
         where x.community_id = d.community_id and x.removed_at is null and x.opened_seq > d.new_after
         order by x.opened_seq desc limit ${NEW_MAX}) w
      where d.person_id = $2 and d.active and d.level is distinct from 'MUTED' and d.community_id = any($1::uuid[])
        and not exists (select 1 from thread_reader r where r.person_id = $2 and r.thread_id = w.id)`,
  );

/** @param ids selects id and last_post_at of the threads; $1 the viewer's communities, $2 the viewer */
function waiting(ctx: Context, args: PageArgs, shape: Shape, ids: string): Promise<Page<Thread>> {
  const communities = membershipsIn(ctx.viewer, 'ACTIVE');
  return threadPage(
    args,
    PAGE,
    async (limit, after) => {
      if (communities.length === 0) return [];
      const values: unknown[] = [communities, ctx.viewer.personId];
      if (after) values.push(...after);
      const from = `(select * from (${ids}) k
          ${after ? 'where (k.last_post_at, k.id) < ($3::timestamptz, $4::uuid)' : ''}
         order by k.last_post_at desc, k.id desc limit ${limit}) first_
        join thread t on t.id = first_.id`;
      const reader = readerIn(ctx, shape) && '$2';
      const sql = statement(`waiting ${shape.source} ${!!reader} ${shape.person} ${from}`, () =>
        selectThreads(
          shape,
          from,
          'order by t.last_post_at desc, t.id desc',
          'community',
          '',
          reader,
        ),
      );
      return threadRows(ctx, shape, await prepared<ThreadRow>(ctx, sql, values));
    },
    new Views(ctx),
  );
}
