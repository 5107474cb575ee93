import { recordActivity } from '../../communities/activity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { pollEnded } from '../threads.signals';
import { tell } from './changing';

/** As many as are read at once; each is then a transaction of its own. */
const BATCH = 100;

interface Due {
  id: string;
  communityId: string;
}

/**
 * Each minute: writes down which polls are over, and tells who reads them. Nobody votes after the time anyway; this
 * brings the results to pages that are open.
 */
defineJob<object>('threads.close-polls', {
  everyMinute: true,
  async run(ctx) {
    for (let due = await overdue(ctx); due.length > 0; ) {
      for (const one of due) await close(ctx, one);
      due = due.length === BATCH ? await overdue(ctx) : [];
    }
  },
});

const overdue = (ctx: Context): Promise<Due[]> =>
  rows<Due>(
    ctx,
    `select w.id, t.community_id as "communityId"
       from poll w join post o on o.id = w.post_id join thread t on t.id = o.thread_id
      where w.closed_at is null and w.closes_at <= $1 order by w.closes_at limit ${BATCH}`,
    [ctx.clock.now()],
  );

async function close(ctx: Context, { id, communityId }: Due): Promise<void> {
  await transaction(ctx, async (tx) => {
    const seq = await recordActivity(tx, communityId);
    // One that has moved to another community meanwhile is found again in a minute.
    const [place] = await rows<{ threadId: string; postId: string }>(
      tx,
      `with w as (
         update poll w set closed_at = w.closes_at from post o join thread t on t.id = o.thread_id
          where w.id = $1 and w.closed_at is null and w.closes_at <= $4
            and o.id = w.post_id and t.community_id = $2
         returning w.post_id
       ), p as (
         update post o set seq = $3::bigint from w where o.id = w.post_id returning o.id, o.thread_id
       ), t as (
         update thread t set seq = $3 from p where t.id = p.thread_id
       )
       select p.thread_id as "threadId", p.id as "postId" from p`,
      [id, communityId, seq, tx.clock.now()],
    );
    if (!place) return;
    await emit(tx, pollEnded, { pollId: id, ...place, communityId, what: 'CLOSED', byId: null });
    tell(tx, communityId, { ...place, seq });
  });
}
